using Dashboard.Core.Pipeline;
using FsCheck;
using FsCheck.Fluent;
using Outcome = Dashboard.Core.Pipeline.Outcome;

namespace Dashboard.Core.Tests.Support;

/// A history nobody would make up, and numbers to shuffle it by.
public sealed record AnyHistory(IReadOnlyList<PathEvent> Events, IReadOnlyList<int> Order)
{
    /// The events in another order.
    public IReadOnlyList<PathEvent> Shuffled => [.. Events.Select((e, i) => (Event: e, Place: Order.Count == 0 ? -i : HashCode(i))).OrderBy(x => x.Place).Select(x => x.Event)];

    /// Every event once more, as a body that came again under another, later id.
    public IEnumerable<PathEvent> SentAgain => Events.Select(e => e with { DeliveryKey = "z" + e.DeliveryKey });

    public override string ToString() => string.Join('\n', Events.Select(e =>
        $"{e.DeliveryKey} {e.OccurredAt:MM-dd HH:mm} {e.Type} {Names(e)} {e.Stage}/{e.Check}/{e.Suite} {e.Outcome} {e.Phase} s={e.SubjectId}.{e.Attempt} env={e.Environment} w={e.Weight}"
        + $"{(e.ChangeOnly ? " change-only" : "")}{(e.StartsRelease ? " starts" : "")} {string.Join(',', e.Details ?? new Dictionary<string, string>())}"));

    private int HashCode(int i) => (Order[i % Order.Count] * 31 + i) * 7919 % 104729;

    private static string Names(PathEvent e) => $"[{e.Digest?[^1..]} {e.Version} {e.Commit?[^1..]}]";
}

/// Histories over few names, so that everything meets everything: links in all combinations, attempts, phases, suites, deployments,
/// rollouts, rollbacks, alerts, incidents, reviews, approvals, and clocks that differ by a day.
public static class AnyHistories
{
    private static readonly string[] Environments = ["production", "prod-eu", "canary", "staging", "integration"];

    private static readonly (Stage Stage, string Check)[] Checks =
        [(Stage.Build, "build"), (Stage.Build, "unit"), (Stage.Build, "sca"), (Stage.StubbedFunctional, "functional"), (Stage.Integration, "journey"), (Stage.Canary, "canary-analysis")];

    private static readonly string[] Others =
    [
        EventTypes.AlertFired, EventTypes.AlertResolved, EventTypes.IncidentDetected, EventTypes.IncidentResolved, EventTypes.ApprovalCreated, EventTypes.ApprovalClosed,
        EventTypes.ChangeMerged, EventTypes.ChangeReviewed, EventTypes.ArtifactPublished, EventTypes.ServiceRunning,
    ];

    public static Arbitrary<AnyHistory> Arbitrary() =>
        Arb.From(
            from size in Gen.Choose(2, 22)
            from events in Event.ListOf(size)
            from order in Gen.Choose(0, 1000).ListOf(5)
            select new AnyHistory(WithKeys(events), [.. order]),
            Fewer);

    private static Gen<PathEvent> Event =>
        from names in Names
        from minutes in Gen.Choose(0, 40)
        from skew in Gen.Frequency((8, Gen.Constant(0)), (1, Gen.Choose(-24, 24)))
        from what in What
        select Named(what, names, History.Start.AddMinutes(minutes * 15).AddHours(skew));

    private static Gen<PathEvent> What => Gen.Frequency((6, Run), (3, Deployment), (4, Rollout), (1, Rollback), (4, Other));

    private static Gen<(string? Digest, string? Version, string? Commit, bool ChangeOnly)> Names =>
        from digest in Gen.Frequency((3, Gen.Elements<string?>("a", "b", "c")), (3, Gen.Constant<string?>(null)))
        from version in Gen.Frequency((3, Gen.Elements<string?>("1.0", "v1.0", "2.0")), (3, Gen.Constant<string?>(null)))
        from commit in Gen.Frequency((3, Gen.Elements<string?>("c", "d")), (3, Gen.Constant<string?>(null)))
        from changeOnly in Gen.Frequency((7, Gen.Constant(false)), (1, Gen.Constant(true)))
        select (digest, version, commit, changeOnly);

    private static Gen<PathEvent> Run =>
        from check in Gen.Elements(Checks)
        from suite in Gen.Elements("", "x", "y")
        from run in Gen.Choose(1, 4)
        from attempt in Gen.Choose(1, 2)
        from phase in Gen.Frequency((6, Gen.Constant(RunPhase.Terminal)), (1, Gen.Constant(RunPhase.Queued)), (1, Gen.Constant(RunPhase.Running)))
        from outcome in Gen.Elements(Enum.GetValues<Outcome>())
        select Blank(EventTypes.TestSuiteRunFinished) with
        {
            SubjectId = $"run-{run}",
            Attempt = attempt,
            Stage = check.Stage,
            Check = check.Check,
            Suite = suite,
            Phase = phase,
            Outcome = phase == RunPhase.Terminal ? outcome : null,
        };

    private static Gen<PathEvent> Deployment =>
        from environment in Gen.Elements(Environments)
        from weight in Gen.Elements<double?>(null, 0, 50, 100)
        from outcome in Gen.Elements(Outcome.Success, Outcome.Success, Outcome.Failure)
        select Blank(EventTypes.ServiceDeployed) with { Environment = environment, Weight = weight, Outcome = outcome, SubjectId = "to-" + environment };

    private static Gen<PathEvent> Rollout =>
        from what in Gen.Elements("started", "progressed", "progressed", "paused", "promoted", "aborted")
        from weight in Gen.Elements<double?>(null, 5, 50, 100)
        from environment in Gen.Elements<string?>("production", "production", "prod-eu", null)
        from metric in Gen.Elements<string?>(null, """[{"metric":"errors","canary":2,"threshold":1,"direction":"above"}]""", """[{"metric":"latency","canary":2,"threshold":5,"direction":"above"}]""")
        select History.Detailed(Blank($"rollout.{what}") with { Weight = weight, Environment = environment }, metric is null ? [] : [("analysis", metric)]);

    private static Gen<PathEvent> Rollback =>
        from source in Gen.Elements("a", "b", "")
        from target in Gen.Elements("a", "b", "c", "")
        select History.Detailed(
            Blank(EventTypes.ServiceRolledBack) with { Environment = "production" },
            [.. source.Length > 0 ? [("fromDigest", History.Digest(source))] : Array.Empty<(string, string)>(), .. target.Length > 0 ? [("toDigest", History.Digest(target))] : Array.Empty<(string, string)>()]);

    private static Gen<PathEvent> Other =>
        from type in Gen.Elements(Others)
        from subject in Gen.Elements("one", "two")
        from person in Gen.Elements("ann", "bob", "bot:ci")
        from environment in Gen.Elements<string?>("production", "staging", null)
        select History.Detailed(
            Blank(type) with { SubjectId = subject, Environment = environment, Actor = person, Decision = type == EventTypes.ApprovalClosed ? "approved" : null },
            ("promotionPreventing", "true"), ("author", "ann"), ("reviewer", person));

    private static PathEvent Blank(string type) => new()
    {
        Type = type,
        SubjectId = "it",
        DeliveryKey = "",
        OccurredAt = History.Start,
        ReceivedAt = History.Start,
        Source = "test",
        Service = "checkout",
    };

    private static PathEvent Named(PathEvent e, (string? Digest, string? Version, string? Commit, bool ChangeOnly) names, DateTimeOffset at) => e with
    {
        Digest = names.Digest is null ? null : History.Digest(names.Digest),
        Version = names.Version,
        Commit = names.Commit is null ? null : History.Commit(names.Commit),
        ChangeOnly = names.ChangeOnly,
        StartsRelease = names.Commit == "c" && !names.ChangeOnly,
        OccurredAt = at,
        ReceivedAt = at,
    };

    private static List<PathEvent> WithKeys(IEnumerable<PathEvent> events) => [.. events.Select((e, i) => e with { DeliveryKey = $"k{i:00}" })];

    private static IEnumerable<AnyHistory> Fewer(AnyHistory history) =>
        Enumerable.Range(0, history.Events.Count).Select(i => history with { Events = [.. history.Events.Where((_, j) => j != i)] });
}
