using Dashboard.Core.Confidence.Checks;

namespace Dashboard.Core.Confidence.Pages;

/// <summary>One service as the first sentence of its page speaks of it.</summary>
/// <param name="Name">As sent.</param>
/// <param name="Owner">The team; null when none is named.</param>
/// <param name="InUse">The release customers use; null when nobody told.</param>
public sealed record ServiceStanding(string Name, string? Owner, string? InUse)
{
    /// <summary>How long nothing was heard of it; null where it was heard of in the last 90 days.</summary>
    public TimeSpan? Silent { get; init; }

    /// <summary>What was told of each open incident, the newest first; empty words where nothing was.</summary>
    public IReadOnlyList<string> Incidents { get; init; } = [];

    /// <summary>What customers use reached them through a closed gate.</summary>
    public bool Bypassed { get; init; }

    /// <summary>The newest release; null where it is the one in use, has ended, or there is none.</summary>
    public OnItsWay? Newest { get; init; }

    /// <summary>What is being given to customers step by step, in words: <c>1.4.0 at 25%</c>.</summary>
    public IReadOnlyList<string> OnTheWay { get; init; } = [];

    /// <summary>Where its places contradict each other, in words.</summary>
    public IReadOnlyList<string> Drift { get; init; } = [];
}

/// <summary>Is this service in order? Of several answers the gravest.</summary>
public static class ServiceSentence
{
    public static PageAnswer Of(ServiceStanding s)
    {
        var name = Telling.Service(s.Name);
        return s switch
        {
            { Silent: { } silent } => Says(s, Verdict.Unknown, "We cannot say.", $"Nothing was heard of {name} for {Words.Duration(silent)}.",
                "It counts in no figure until it is heard of again.", "Send its next event, or let it rest."),
            { Incidents: [var first, ..] } => Says(s, Verdict.NotMet, "Hurt.", $"{name} has {(s.Incidents.Count == 1 ? "an open incident" : $"{Words.Number(s.Incidents.Count)} open incidents")}.",
                Join(About(first, s.Incidents.Count), Uses(s)), s.Incidents.Count == 1 ? "Resolve it, and send incident.resolved." : "Resolve them, and send incident.resolved for each."),
            { Bypassed: true } => Says(s, Verdict.NotMet, "Around the gates.", $"Customers use {name} {s.InUse}, which had not earned it.",
                Newer(s), "Take it back, or send it through the path."),
            { Newest: { IsStopped: true } stopped } => Stopped(s, stopped),
            { Drift.Count: > 0 } => Says(s, Verdict.AtRisk, "Not in step.", $"{name} runs one thing here and another there.",
                Join(Words.Sentence(string.Join("; ", s.Drift)), Uses(s)), "Bring its places to one release, or tell of the rollout between them."),
            { OnTheWay.Count: > 0 } => Says(s, Verdict.Met, "On its way.", $"Customers of {name} are being given {Words.List(s.OnTheWay)}.",
                s.InUse is null ? "What the others use was never told." : $"The others use {s.InUse}.", "Watch it to its end; it ships with the last customer."),
            { InUse: null } => Says(s, Verdict.Unknown, "We cannot say.", $"Nobody told what the customers of {name} use.", Newer(s), "Send service.deployed for its production."),
            { Newest: { } newest } => newest.Says(Verdict.Met, "In order.", $"Customers use {name} {s.InUse}.", Newer(s)),
            _ => new(Verdict.Met, new Statement { Answer = "In order.", Fact = $"Customers use {name} {s.InUse}.", Cause = "Nothing newer is on its way.", Owner = s.Owner, Asked = Telling.NobodyAsked }),
        };
    }

    private static PageAnswer Stopped(ServiceStanding s, OnItsWay stopped) =>
        stopped.Says(Verdict.AtRisk, "Stopped.", $"{stopped.Name} {stopped.Does}.", Join(stopped.Reason, Uses(s)));

    private static string? About(string incident, int of) =>
        string.IsNullOrWhiteSpace(incident) ? null : Words.Sentence(of == 1 ? incident : $"The newest: {incident}");

    private static string Uses(ServiceStanding s) => s.InUse is null ? "What customers use was never told." : $"Customers use {s.InUse}.";

    private static string? Newer(ServiceStanding s) => s.Newest is { } newest ? Words.Sentence($"{newest.Release} {newest.Does}") : null;

    private static string? Join(params string?[] sentences) => string.Join(' ', sentences.OfType<string>()) is { Length: > 0 } all ? all : null;

    private static PageAnswer Says(ServiceStanding s, Verdict verdict, string answer, string fact, string? cause, string next) => new(verdict, new Statement
    {
        Answer = answer,
        Fact = fact,
        Service = s.Name,
        Cause = cause,
        Owner = s.Owner,
        Asked = Telling.Asked(s.Owner, s.Name),
        NextStep = next,
    });
}
