using System.Globalization;
using Microsoft.Extensions.Options;

namespace Dashboard.Ingest;

/// <summary>The section <c>Ingest</c> of the configuration.</summary>
public sealed class IngestOptions
{
    public const string TokenKey = "Ingest:Token";
    public const string MaxBodyBytesKey = "Ingest:MaxBodyBytes";
    public const int ShortestToken = 16;

    /// What GitHub and GitLab cap a delivery at.
    public const int DefaultMaxBodyBytes = 25 * 1024 * 1024;

    /// The bearer token for all of /v1. Without it one is made at the first start and kept in the data folder.
    public string? Token { get; set; }

    /// As written; read through <see cref="MaxBody"/> once it is known to be a number.
    public string? MaxBodyBytes { get; set; }

    public int MaxBody => MaxBodyBytes is null ? DefaultMaxBodyBytes : int.Parse(MaxBodyBytes, NumberStyles.None, CultureInfo.InvariantCulture);
}

/// <summary>Says everything that is wrong at once, each fault with its key.</summary>
public sealed class IngestOptionsValidator : IValidateOptions<IngestOptions>
{
    private const int LeastMaxBodyBytes = 1024;
    private const int MostMaxBodyBytes = 1024 * 1024 * 1024;

    public ValidateOptionsResult Validate(string? name, IngestOptions options)
    {
        var faults = new List<string>();
        if (options.Token is { } token && (token.Length < IngestOptions.ShortestToken || token.AsSpan().IndexOfAnyExceptInRange('!', '~') >= 0))
        {
            faults.Add($"{IngestOptions.TokenKey} must have {IngestOptions.ShortestToken} or more characters, none of them a space or outside ASCII");
        }

        if (options.MaxBodyBytes is { } most
            && !(int.TryParse(most, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) && bytes is >= LeastMaxBodyBytes and <= MostMaxBodyBytes))
        {
            faults.Add($"{IngestOptions.MaxBodyBytesKey} must be a number of bytes from {LeastMaxBodyBytes} to {MostMaxBodyBytes}");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
