using Dashboard.Journal;

namespace Dashboard.Figures;

/// The curl line that sends an event to this very server. The token itself is never in it: the shell reads it from its file.
public sealed class SendLine(DataFolder folder, IConfiguration configuration)
{
    private const string TokenKey = "Ingest:Token";
    private const string TokenFile = "ingest-token";

    public static readonly IReadOnlyList<string> FirstEvent = ["service=checkout", "version=1.0.0", "check=unit", "outcome=success"];

    public string Of(string address, IEnumerable<string> fields)
    {
        var bearer = string.IsNullOrEmpty(configuration[TokenKey]) ? $"$(cat '{Path.Combine(folder.Path, TokenFile)}')" : "$DASH_TOKEN";
        return $"curl -fsS {address.TrimEnd('/')}/v1/events -H \"Authorization: Bearer {bearer}\" {string.Join(' ', fields.Select(Field))}";
    }

    // Names come from senders: whatever a shell or a form would read as more than a letter is quoted and encoded.
    private static string Field(string field) =>
        field.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '=' or ':' or ',' or '/') ? $"-d {field}"
            : $"--data-urlencode '{field.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
