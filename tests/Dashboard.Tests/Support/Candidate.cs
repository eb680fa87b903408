using Dashboard.Core.Agreements;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;

namespace Dashboard.Tests.Support;

/// <summary>What senders tell of one release, as ingest would hand it on. Times are minutes after <see cref="At"/>.</summary>
public sealed record Candidate(string Service, string? Version, DateTimeOffset At, string? Digest = null, string? Commit = null)
{
    private static int _count;

    public PathEvent Event(string type, double minutes = 0, string? subject = null) => new()
    {
        Type = type,
        SubjectId = subject ?? $"{type}-{Interlocked.Increment(ref _count)}",
        DeliveryKey = $"key-{Interlocked.Increment(ref _count):D8}",
        OccurredAt = At.AddMinutes(minutes),
        ReceivedAt = At.AddMinutes(minutes),
        Source = "native",
        Service = Service,
        Version = Version,
        Digest = Digest,
        Commit = Commit,
        StartsRelease = true,
    };

    public PathEvent Built(double minutes = 0, Outcome outcome = Outcome.Success) => Event(EventTypes.BuildFinished, minutes) with
    {
        Outcome = outcome,
        StartedAt = At.AddMinutes(minutes - 2),
        FinishedAt = At.AddMinutes(minutes),
    };

    public PathEvent Check(Stage stage, string check, double minutes = 0, Outcome outcome = Outcome.Success, string suite = "") =>
        Event(EventTypes.TestSuiteRunFinished, minutes) with { Stage = stage, Check = check, Suite = suite, Outcome = outcome };

    public PathEvent Deployed(string environment, double minutes = 0, double? weight = null, string? actor = null) =>
        Event(EventTypes.ServiceDeployed, minutes) with { Environment = environment, Stage = EnvironmentStage.Of(environment), Weight = weight, Actor = actor, Outcome = Outcome.Success };

    public PathEvent Rollout(string type, double minutes, double? weight = null, int? step = null, string? analysis = null, string? actor = null) =>
        Event(type, minutes) with
        {
            Environment = "production",
            Weight = weight,
            Step = step,
            Steps = 4,
            Actor = actor,
            Details = analysis is null ? null : new Dictionary<string, string> { ["analysis"] = analysis },
        };

    /// <summary>Everything the default agreement asks for at this gate and the ones before it, as passed.</summary>
    public IEnumerable<PathEvent> EverythingFor(Gate gate, double minutes = 0, params string[] but)
    {
        yield return Built(minutes);
        foreach (var asked in DefaultAgreement.Version0.Requirements.Where(r => r.Gate <= gate && !but.Contains(r.Item)))
        {
            if (Proof(asked, minutes) is { } proof)
                yield return proof;
        }
    }

    private PathEvent? Proof(Requirement asked, double minutes) => asked.Checks[0] switch
    {
        "build" or "digest" or "rollback-ready" => null,
        "deployment" => Deployed("integration", minutes),
        "monitoring" => Event(EventTypes.ArtifactPackaged, minutes) with { Details = new Dictionary<string, string> { ["manifest"] = "logic,infrastructure,configuration,tests,monitoring" } },
        "review" => Event(EventTypes.ChangeMerged, minutes) with { Decision = "approved", Details = new Dictionary<string, string> { ["author"] = "Ada", ["reviewer"] = "Grace" } },
        "accountable" => Event(EventTypes.ApprovalClosed, minutes) with { Decision = "approved", Actor = "Grace" },
        var check => Check(asked.Stage, check, minutes),
    };
}
