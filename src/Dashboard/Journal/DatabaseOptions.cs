using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Dashboard.Journal;

public sealed class DatabaseOptions
{
    public const string Section = "Database";

    public string Provider { get; set; } = "Sqlite";

    /// Empty: dashboard.db in the folder "data" beside the app.
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

    /// Days a delivery's raw body is kept; its hash is kept for ever.
    public int RawBodyDays { get; set; } = 365;
}

public sealed class RetentionOptionsValidator : IValidateOptions<RetentionOptions>
{
    public ValidateOptionsResult Validate(string? name, RetentionOptions options) => options.RawBodyDays is >= 1 and <= 36500
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail($"Retention:RawBodyDays must be a number of days from 1 to 36500; it is {options.RawBodyDays}.");
}
