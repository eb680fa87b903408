namespace Dashboard.Shared;

/// <summary>The one line that would send what is missing, ready to be copied into a pipeline.</summary>
public static class SendLines
{
    public static string Event(params IEnumerable<(string Key, string Value)> pairs) =>
        "curl -fsS --retry 3 \"$DASH/v1/events\" -H \"Authorization: Bearer $DASH_TOKEN\""
        + string.Concat(pairs.Select(p => $" --data-urlencode {Quoted($"{p.Key}={p.Value}")}"));

    // A name was sent by somebody: in single quotes a shell takes it for nothing but text.
    private static string Quoted(string pair) =>
        pair.All(c => char.IsAsciiLetterOrDigit(c) || c is '=' or '.' or '-' or '_' or '/' or ':') ? pair : $"'{pair.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
