namespace Dashboard.Core.Diagnostics;

/// <summary>Everything the detectors look at: what was told of a team's services, as plain lists in no order.</summary>
public sealed record TeamFacts
{
    private bool _isOrdered;

    public IReadOnlyList<BuildFact> Builds { get; init; } = [];
    public IReadOnlyList<VersionFact> Versions { get; init; } = [];
    public IReadOnlyList<DeploymentFact> Deployments { get; init; } = [];
    public IReadOnlyList<RunFact> Runs { get; init; } = [];
    public IReadOnlyList<EnvironmentFact> Environments { get; init; } = [];
    public IReadOnlyList<ApprovalFact> Approvals { get; init; } = [];
    public IReadOnlyList<RollbackFact> Rollbacks { get; init; } = [];
    public IReadOnlyList<ReachFact> Reached { get; init; } = [];
    public IReadOnlyList<PaperFact> Papers { get; init; } = [];
    public IReadOnlyList<IncidentFact> Incidents { get; init; } = [];

    /// <summary>From when on everything that was told is here; null: from the beginning.</summary>
    public DateTimeOffset? CompleteSince { get; init; }

    /// <summary>Papers of any kind were told at some time, be it before these facts begin: then that one is absent tells something.</summary>
    public bool TellsPapers { get; init; }

    /// <summary>The moment they end at; null where they were not cut.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Every fact there is.</summary>
    public IEnumerable<TeamFact> All =>
        [.. Builds, .. Versions, .. Deployments, .. Runs, .. Environments, .. Approvals, .. Rollbacks, .. Reached, .. Papers, .. Incidents];

    /// <summary>The facts of several services, or of several releases, together.</summary>
    public static TeamFacts Of(IReadOnlyCollection<TeamFacts> parts) => new()
    {
        Builds = [.. parts.SelectMany(p => p.Builds)],
        Versions = [.. parts.SelectMany(p => p.Versions)],
        Deployments = [.. parts.SelectMany(p => p.Deployments)],
        Runs = [.. parts.SelectMany(p => p.Runs)],
        Environments = [.. parts.SelectMany(p => p.Environments)],
        Approvals = [.. parts.SelectMany(p => p.Approvals)],
        Rollbacks = [.. parts.SelectMany(p => p.Rollbacks)],
        Reached = [.. parts.SelectMany(p => p.Reached)],
        Papers = [.. parts.SelectMany(p => p.Papers)],
        Incidents = [.. parts.SelectMany(p => p.Incidents)],
        CompleteSince = parts.Count == 0 ? null : parts.Max(p => p.CompleteSince),
        TellsPapers = parts.Any(p => p.TellsPapers),
    };

    /// <summary>The same facts in the fixed order: by time, then key. Of two at one moment the first counts, whichever was told first.</summary>
    public TeamFacts InOrder() => _isOrdered ? this : Each(new Ordered()) with { _isOrdered = true };

    /// <summary>What happened after <paramref name="from"/> and not after <paramref name="until"/>, in the fixed order.</summary>
    public TeamFacts Within(DateTimeOffset from, DateTimeOffset until) => InOrder().Each(new Inside(from, until)) with
    {
        Until = until,
        TellsPapers = TellsPapers || Papers.Any(p => p.At <= until),
    };

    private TeamFacts Each(IPick pick) => this with
    {
        Builds = pick.Of(Builds),
        Versions = pick.Of(Versions),
        Deployments = pick.Of(Deployments),
        Runs = pick.Of(Runs),
        Environments = pick.Of(Environments),
        Approvals = pick.Of(Approvals),
        Rollbacks = pick.Of(Rollbacks),
        Reached = pick.Of(Reached),
        Papers = pick.Of(Papers),
        Incidents = pick.Of(Incidents),
    };

    private interface IPick
    {
        IReadOnlyList<T> Of<T>(IReadOnlyList<T> facts)
            where T : TeamFact;
    }

    private sealed class Ordered : IPick
    {
        public IReadOnlyList<T> Of<T>(IReadOnlyList<T> facts)
            where T : TeamFact => [.. facts.OrderBy(f => f.At).ThenBy(f => f.Source.Key, StringComparer.Ordinal).ThenBy(f => f.Source.Service, StringComparer.Ordinal)
                .ThenBy(f => f.Source.ReleaseId, StringComparer.Ordinal)];
    }

    private sealed class Inside(DateTimeOffset from, DateTimeOffset until) : IPick
    {
        public IReadOnlyList<T> Of<T>(IReadOnlyList<T> facts)
            where T : TeamFact => [.. facts.Where(f => f.At > from && f.At <= until)];
    }
}
