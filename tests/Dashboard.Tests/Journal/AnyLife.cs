using System.Globalization;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;

namespace Dashboard.Tests.Journal;

/// <summary>What a few services live through in two weeks, at random and repeatable: everything the journal joins, late links and contradictions among it.</summary>
public sealed class AnyLife(int seed)
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private static readonly (Stage Stage, string Check)[] Checks =
    [
        (Stage.Build, "build"), (Stage.Build, "unit"), (Stage.Build, "sast"), (Stage.Build, "sca"), (Stage.Build, "secret-scan"), (Stage.Build, "sbom"),
        (Stage.StubbedFunctional, "functional"), (Stage.StubbedNonFunctional, "load"), (Stage.Integration, "integration"), (Stage.Extended, "soak"), (Stage.Canary, "canary-analysis"),
    ];

    private static readonly string[] People = ["Ada", "Grace", "Edsger", "renovate[bot]"];
    private static readonly string[] Environments = ["integration", "staging", "production", "prod-eu"];

    private readonly Random _random = new(seed);
    private long _count;

    public IReadOnlyList<PathEvent> Events(int count) => [.. Enumerable.Range(0, count).Select(_ => Event())];

    /// <summary>What people do at the gates meanwhile: waivers and holds, answered by anybody, in any order.</summary>
    public IReadOnlyList<PathEvent> Interventions(int count) => [.. Enumerable.Range(0, count).Select(_ => Intervention().ToEvent())];

    private InterventionStep Intervention()
    {
        var number = _random.Next(8);
        var isHold = number >= 6;
        return new InterventionStep
        {
            Kind = isHold ? Pick(StepKind.HoldPlaced, StepKind.HoldLifted)
                : Pick(StepKind.WaiverRequested, StepKind.WaiverRequested, StepKind.WaiverApproved, StepKind.WaiverApproved, StepKind.WaiverRefused, StepKind.WaiverWithdrawn),
            Id = $"gate-{number}",
            Service = number % 2 == 0 ? "checkout" : "Catalog",
            Release = number is 2 or 6 ? ReleaseName.Digest("sha256:" + (number / 3).ToString("x64", CultureInfo.InvariantCulture)) : number is 3 or 7 ? ReleaseName.Version($"1.{number - 3}") : null,
            Items = ["build/sca", "stubbed-functional/functional"],
            Days = _random.Next(1, 12),
            Reason = "the supplier patches on Monday",
            By = Pick(People),
            At = Start.AddMinutes(_random.Next(20_000)).AddMilliseconds(++_count),
            Key = $"gates/step-{_count.ToString("D6", CultureInfo.InvariantCulture)}#0",
        };
    }

    private PathEvent Event() => _random.Next(100) switch
    {
        < 40 => Run(),
        < 45 => OfEnvironment(),
        < 53 => Named(EventTypes.BuildFinished) with { Outcome = Pick(Outcome.Success, Outcome.Failure), Details = Details(("manifest", "logic,monitoring"), ("tech", Pick("kafka", "redis,grpc"))) },
        < 58 => Named(EventTypes.ArtifactPublished),
        < 68 => Deployment(EventTypes.ServiceDeployed),
        < 70 => Deployment(EventTypes.ServiceRunning),
        < 72 => Named(EventTypes.ServiceRolledBack) with { Environment = Pick(Environments), Details = Details(("fromDigest", Digest()), ("toDigest", Digest())) },
        < 79 => Rollout(),
        < 83 => Alert(),
        < 87 => Incident(),
        < 91 => Named(EventTypes.ChangeMerged) with { SubjectId = $"pr-{_random.Next(6)}", Details = Details(("author", Pick(People)), ("reviewer", Pick(People)), ("class", Pick("feature", "fix"))) },
        < 93 => Named(EventTypes.ApprovalClosed) with { SubjectId = "ready-to-ship", Decision = "approved", Actor = Pick(People) },
        < 95 => Bare(EventTypes.CostRecorded) with { SubjectId = $"bill-{_count}", Details = Details(("amount", "12.5"), ("currency", "EUR")) },
        < 97 => Run() with { Service = null, Version = null, Commit = null, Digest = Digest() },
        < 98 => Run() with { ChangeOnly = true, StartsRelease = false, Digest = null, Version = null, Commit = Commit() },
        _ => Named(EventTypes.ArtifactPackaged) with { Details = Details(("tier", Pick("1", "2", "3")), ("team", Pick("orange", "blue")), ("customers", Pick("100", "2000"))), Repository = Pick("acme/a", "acme/b", "acme/c") },
    };

    private PathEvent Run()
    {
        var (stage, check) = Pick(Checks);
        var e = Named(EventTypes.TestSuiteRunFinished);
        return e with
        {
            SubjectId = $"run-{_random.Next(40)}",
            Stage = stage,
            Check = check,
            Suite = Pick("", "smoke"),
            Attempt = _random.Next(1, 3),
            Outcome = Pick(Outcome.Success, Outcome.Success, Outcome.Success, Outcome.Failure, Outcome.Cancel),
            StartedAt = e.OccurredAt.AddMinutes(-3),
            Details = check == "load" ? Details(("journey", Pick("pay", "browse")), ("achieved", "120"), ("expected", "100")) : null,
        };
    }

    // Some without a service, some of one moment, and shared by several.
    private PathEvent OfEnvironment() => Named(Pick(EventTypes.EnvironmentCreated, EventTypes.EnvironmentModified, EventTypes.EnvironmentModified, EventTypes.EnvironmentDeleted)) with
    {
        Service = Pick("checkout", "catalog", null),
        Environment = Pick("integration", "Integration", "stubbed-checkout"),
        OccurredAt = Start.AddHours(_random.Next(40)),
        StartedAt = Pick<DateTimeOffset?>(Start.AddHours(-1), null),
        Details = Pick(Details(("health", Pick("up", "down")), ("shared", "true")), Details(("dataOwner", Pick(People)), ("isolated", Pick("true", "false"))), Details(("provisionSeconds", Pick("30", "90")))),
    };

    private PathEvent Deployment(string type) => Named(type) with { Environment = Pick(Environments), Outcome = Pick(Outcome.Success, Outcome.Success, Outcome.Failure), Actor = Pick(People) };

    private PathEvent Rollout()
    {
        var e = _random.Next(3) == 0 ? Bare("") : Named("");
        return e with
        {
            Type = Pick(EventTypes.RolloutStarted, EventTypes.RolloutProgressed, EventTypes.RolloutPromoted, EventTypes.RolloutAborted),
            Environment = "production",
            Weight = _random.Next(101),
            SubjectId = "production",
        };
    }

    private PathEvent Alert() => (_random.Next(3) == 0 ? Named("") : Bare("")) with
    {
        Type = Pick(EventTypes.AlertFired, EventTypes.AlertResolved),
        SubjectId = Pick("latency", "errors"),
        Environment = Pick<string?>("production", null),
        Details = Details(("promotionPreventing", "true")),
    };

    private PathEvent Incident() => (_random.Next(3) == 0 ? Named("") : Bare("")) with
    {
        Type = Pick(EventTypes.IncidentDetected, EventTypes.IncidentResolved, EventTypes.GuardrailAdded),
        SubjectId = $"inc-{_random.Next(6)}",
        Environment = Pick<string?>("production", "prod-eu", null),
        Summary = $"summary {_random.Next(3)}",
        Details = Details(("incident", $"inc-{_random.Next(6)}"), ("severity", Pick("high", "low")), ("cause", Pick("config", "code")), ("guardrail", Pick("soak", "fault"))),
    };

    // Some events name one name, some several: links, rivals and late joins come of it.
    private PathEvent Named(string type)
    {
        var e = Bare(type);
        var names = _random.Next(1, 8);
        return e with
        {
            Digest = (names & 1) > 0 ? Digest() : null,
            Version = (names & 2) > 0 ? $"1.{_random.Next(5)}" : null,
            Commit = (names & 4) > 0 ? Commit() : null,
            StartsRelease = true,
        };
    }

    private PathEvent Bare(string type)
    {
        // A minute of its own for each: of two things at the very same moment nobody can tell the order.
        var at = Start.AddMinutes(_random.Next(20_000)).AddMilliseconds(++_count);
        return new()
        {
            Type = type,
            SubjectId = $"subject-{_random.Next(20)}",
            DeliveryKey = $"key-{_count.ToString("D6", CultureInfo.InvariantCulture)}",
            OccurredAt = at,
            ReceivedAt = at,
            Source = "native",
            Service = Pick("checkout", "catalog", "ledger"),
        };
    }

    private string Digest() => "sha256:" + _random.Next(6).ToString("x64", CultureInfo.InvariantCulture);

    private string Commit() => _random.Next(6).ToString("x40", CultureInfo.InvariantCulture);

    private static Dictionary<string, string> Details(params (string Key, string Value)[] details) => details.ToDictionary(d => d.Key, d => d.Value);

    private T Pick<T>(params T[] of) => of[_random.Next(of.Length)];
}
