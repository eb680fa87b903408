using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Measuring.Environments;

/// <summary>How long an environment took until it was ready: as told, else from the request to its end. Null where nobody told either.</summary>
public static class Provisioning
{
    private const double Absurd = 1e9;

    /// <summary>By the seconds told, else from what was asked for, or begun, to its being ready.</summary>
    public static TimeSpan? Of(string? seconds, DateTimeOffset? queued, DateTimeOffset? started, DateTimeOffset ready) =>
        Numbers.Of(seconds) is >= 0 and < Absurd and var told ? TimeSpan.FromSeconds(Math.Floor(told))
        : ready - (queued ?? started) is { } took && took > TimeSpan.Zero ? took : null;

    /// <summary>The same of an entry.</summary>
    public static TimeSpan? Of(Entry made) => Of(made.Detail("provisionSeconds"), made.Queued, made.Started, made.End);
}
