using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Dashboard.Journal;

public sealed class DatabaseOptions
{
    public const string Section = "Database";

    public string Provider { get; set; } = "Sqlite";

    /// Empty: dashboard.db in the folder "data" below the one the app was started in.
    public string ConnectionString { get; set; } = "";
}

public sealed class DatabaseOptionsValidator : IValidateOptions<DatabaseOptions>
{
    public ValidateOptionsResult Validate(string? name, DatabaseOptions options)
    {
        List<string> errors = [];
        if (!string.Equals(options.Provider, "Sqlite", StringComparison.OrdinalIgnoreCase))
        {
            errors.Add($"Database:Provider must be 'Sqlite'; it is '{options.Provider}'.");
        }

        if (options.ConnectionString.Length > 0 && !NamesAFile(options.ConnectionString))
        {
            errors.Add("Database:ConnectionString must name a file, as in 'Data Source=/var/lib/ready-to-ship/dashboard.db'.");
        }

        return errors.Count > 0 ? ValidateOptionsResult.Fail(errors) : ValidateOptionsResult.Success;
    }

    private static bool NamesAFile(string connectionString)
    {
        try
        {
            var source = new SqliteConnectionStringBuilder(connectionString).DataSource;
            return source.Length > 0 && !source.Contains(":memory:", StringComparison.OrdinalIgnoreCase);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}

public sealed class RetentionOptions
{
    public const string Section = "Retention";

    public const int DefaultRawBodyDays = 365;

    /// Days a delivery's raw body is kept; its hash is kept for ever. As written; read through <see cref="BodyDays"/> once it is known to be a number.
    public string? RawBodyDays { get; set; }

    public int BodyDays => RawBodyDays is null ? DefaultRawBodyDays : int.Parse(RawBodyDays, NumberStyles.None, CultureInfo.InvariantCulture);
}

public sealed class RetentionOptionsValidator : IValidateOptions<RetentionOptions>
{
    private const int MostDays = 36_500;

    public ValidateOptionsResult Validate(string? name, RetentionOptions options) => options.RawBodyDays is not { } written
        || (int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= MostDays)
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail($"Retention:RawBodyDays must be a number of days from 1 to {MostDays}; it is '{options.RawBodyDays}'.");
}
