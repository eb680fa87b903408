using Dashboard.Core.Agreements;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Tests.Support;

/// Tells a history event by event, as pipelines do. Every event comes one minute after the one before, unless the history says otherwise.
public sealed class History
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private readonly List<PathEvent> _events = [];
    private string? _version;
    private string? _digest;
    private string? _commit;

    public IReadOnlyList<PathEvent> Events => _events;

    public DateTimeOffset Now { get; private set; } = Start;

    public int Tier { get; private set; } = 2;

    public List<HoldSpan> Holds { get; } = [];

    public List<WaiverSpan> Waivers { get; } = [];

    public static string Digest(string letter) => "sha256:" + letter.PadLeft(64, '0');

    public static string Commit(string letter) => letter.PadLeft(40, '0');

    public History OfTier(int tier)
    {
        Tier = tier;
        return this;
    }

    /// The names that the following events give.
    public History About(string? version = null, string? digest = null, string? commit = null)
    {
        (_version, _digest, _commit) = (version, digest is null ? null : Digest(digest), commit is null ? null : Commit(commit));
        return this;
    }

    public History Later(double days = 0, double minutes = 0) => AtTime(Now.AddDays(days).AddMinutes(minutes));

    public History AtTime(DateTimeOffset at)
    {
        Now = at;
        return this;
    }

    public History HeldBy(string person)
    {
        Holds.Add(new HoldSpan("h1", Start, null, "wait for the auditor", person));
        return this;
    }

    public History Waive(string item)
    {
        Waivers.Add(new WaiverSpan("w1", [item], Start, Start.AddDays(3650), null, "Grace"));
        return this;
    }

    public History Tell(string type, Func<PathEvent, PathEvent>? with = null)
    {
        Now = Now.AddMinutes(1);
        var e = new PathEvent
        {
            Type = type,
            SubjectId = $"run-{_events.Count}",
            DeliveryKey = $"d{_events.Count:0000}",
            OccurredAt = Now,
            ReceivedAt = Now,
            Source = "test",
            Service = "checkout",
            Version = _version,
            Digest = _digest,
            Commit = _commit,
            StartsRelease = _commit is not null,
        };
        _events.Add(with?.Invoke(e) ?? e);
        return this;
    }

    /// Names several events by one: a link.
    public History Links(string? version = null, string? digest = null, string? commit = null) => Tell(EventTypes.ArtifactPublished, e => e with
    {
        Version = version,
        Digest = digest is null ? null : Digest(digest),
        Commit = commit is null ? null : Commit(commit),
    });

    public History Check(Stage stage, string check, Outcome outcome, string suite = "", Func<PathEvent, PathEvent>? with = null) =>
        Tell(EventTypes.TestSuiteRunFinished, e =>
        {
            var run = e with { Stage = stage, Check = check, Outcome = outcome, Suite = suite };
            return with?.Invoke(run) ?? run;
        });

    public History Passes(Stage stage, string check, string suite = "", Func<PathEvent, PathEvent>? with = null) => Check(stage, check, Outcome.Success, suite, with);

    public History Fails(Stage stage, string check, string suite = "", Func<PathEvent, PathEvent>? with = null) => Check(stage, check, Outcome.Failure, suite, with);

    public History Deployed(string environment, Func<PathEvent, PathEvent>? with = null) => Tell(EventTypes.ServiceDeployed, e =>
    {
        var deployed = e with { Environment = environment, Outcome = Outcome.Success, Actor = "ops" };
        return with?.Invoke(deployed) ?? deployed;
    });

    public History Rollout(string what, double? weight = null, string actor = "ops", params (string Key, string Value)[] details) => Tell($"rollout.{what}", e => e with
    {
        Environment = "production",
        Weight = weight,
        Actor = actor,
        Details = details.ToDictionary(d => d.Key, d => d.Value, StringComparer.Ordinal),
    });

    public History Merged(string author) => Tell(EventTypes.ChangeMerged, e => Detailed(e, ("author", author)));

    public History Reviewed(string by, string decision = "approved") => Tell(EventTypes.ChangeReviewed, e => Detailed(e with { Actor = by, Decision = decision }, ("reviewer", by)));

    public History Approved(string by) => Tell(EventTypes.ApprovalClosed, e => e with { Actor = by, Decision = "approved" });

    public History Alert(string what, string name = "errors", Func<PathEvent, PathEvent>? with = null) => Tell($"alert.{what}", e =>
    {
        var alert = Detailed(e with { SubjectId = name, Environment = "production" }, ("alert", name), ("promotionPreventing", "true"));
        return with?.Invoke(alert) ?? alert;
    });

    public History Incident(string what, string name = "INC-1") =>
        Tell($"incident.{what}", e => History.Detailed(e with { SubjectId = name, Environment = "production" }, ("incident", name)));

    /// Asked for and given, in minutes after the start of the history.
    public History Approval(double asked, double given) => AtTime(Start.AddMinutes(asked - 1)).Tell(EventTypes.ApprovalCreated, e => e with { SubjectId = "approval" })
        .AtTime(Start.AddMinutes(given - 1)).Tell(EventTypes.ApprovalClosed, e => e with { SubjectId = "approval", Actor = "lea", Decision = "approved" });

    /// A run that tells when it was queued, started and ended, in minutes after the start of the history.
    public History Ran(Stage stage, string check, double started, double finished, double? queued = null, Outcome outcome = Outcome.Success, int attempt = 1) =>
        AtTime(Start.AddMinutes(finished - 1)).Check(stage, check, outcome, with: e => e with
        {
            SubjectId = $"{stage}/{check}",
            Attempt = attempt,
            QueuedAt = queued is { } q ? Start.AddMinutes(q) : null,
            StartedAt = Start.AddMinutes(started),
            FinishedAt = Start.AddMinutes(finished),
        });

    /// Everything the default agreement asks for up to a gate, but for what is left out by name.
    public History Proven(Gate through, params string[] but)
    {
        if (!but.Contains("build/review"))
        {
            Merged("ann").Reviewed("bob");
        }

        foreach (var requirement in DefaultAgreement.Version0.Requirements.Where(r => r.Gate <= through && !but.Contains(r.Item)))
        {
            Prove(requirement);
        }

        return this;
    }

    public static PathEvent Detailed(PathEvent e, params (string Key, string Value)[] details) =>
        e with { Details = details.ToDictionary(d => d.Key, d => d.Value, StringComparer.Ordinal) };

    private void Prove(Requirement requirement) => _ = requirement.Item switch
    {
        "build/digest" or "build/review" or "canary/rollback-ready" => this,
        "build/build" => Tell(EventTypes.BuildFinished, e => e with { Outcome = Outcome.Success, Stage = Stage.Build, Check = "build" }),
        "build/monitoring" => Tell(EventTypes.ArtifactPackaged, e => Detailed(e, ("manifest", "logic,monitoring"))),
        "integration/deployment" => Deployed("integration"),
        "canary/accountable" => Approved("lea"),
        _ => Passes(requirement.Stage, requirement.Checks[0]),
    };
}
