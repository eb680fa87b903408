using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using static Dashboard.Core.Confidence.Role;
using static Dashboard.Core.Gates.Gate;
using static Dashboard.Core.Pipeline.Stage;

namespace Dashboard.Core.Agreements;

/// <summary>Version 0: what holds on a fresh install, signed by nobody. One line per item.</summary>
public static class DefaultAgreement
{
    private const Level C = Level.Critical;
    private const Level D = Level.MustHaveData;
    private const Level W = Level.Wanted;

    /// <summary>The agreement.</summary>
    public static readonly Agreement Version0 = new(0,
    [
        Item(ReadyForFastFeedback, Build, "build", (C, C, C), 30, Ceo, Cto),
        Item(ReadyForFastFeedback, Build, "unit", (C, C, C), 30, Ceo, Cto),
        Item(ReadyForFastFeedback, Build, "digest", (C, C, C), null, Ciso, Legal),
        Item(ReadyForFastFeedback, Build, "sast", (C, C, C), 30, Ciso),
        Item(ReadyForFastFeedback, Build, "secret-scan", (C, C, C), 30, Ciso),
        Item(ReadyForFastFeedback, Build, "sca", (C, C, C), 7, Ciso),
        Item(ReadyForFastFeedback, Build, "sbom", (D, D, W), null, Ciso, Legal),
        Item(ReadyForFastFeedback, Build, "provenance", (D, W, W), null, Ciso, Legal),
        Item(ReadyForFastFeedback, Build, "signature", (D, W, W), null, Ciso, Legal),
        Item(ReadyForFastFeedback, Build, "lint", (W, W, W), 30, Cto),

        Item(ReadyForExtended, StubbedFunctional, "functional", (C, C, C), 14, Ceo, Cto),
        Item(ReadyForExtended, StubbedFunctional, "acceptance", (D, W, W), 14, Ceo),
        Item(ReadyForExtended, StubbedNonFunctional, "load", (C, C, D), 14, Ceo, Coo),
        Item(ReadyForExtended, StubbedNonFunctional, "rolling-compatibility", (C, D, W), 14, Cto),
        Item(ReadyForExtended, StubbedNonFunctional, "degradation", (C, W, W), 14, Ceo),
        Item(ReadyForExtended, StubbedNonFunctional, "fault", (C, W, W), 14, Ceo),
        Item(ReadyForExtended, Integration, "deployment", (C, C, C), 14, Ceo, Cto),
        Item(ReadyForExtended, Integration, "integration,journey", (C, C, C), 14, Ceo, Cto),
        Item(ReadyForExtended, Build, "monitoring", (D, W, W), null, Coo, Cto),

        Item(ReadyForCanary, Extended, "peak-load", (C, D, W), 30, Ceo, Coo),
        Item(ReadyForCanary, Extended, "soak", (C, D, W), 30, Ceo, Coo),
        Item(ReadyForCanary, Extended, "fault", (D, W, W), 30, Cto),
        Item(ReadyForCanary, Extended, "rolling-compatibility", (D, W, W), 30, Cto),
        Item(ReadyForCanary, Build, "review", (C, C, C), null, Ciso, Legal),

        Item(ReadyToShip, Canary, "canary-analysis", (C, C, D), 7, Ceo, Coo, Cto),
        Item(ReadyToShip, Canary, "accountable", (D, D, D), null, Legal),
        Item(ReadyToShip, Canary, "rollback-ready", (W, W, W), null, Coo, Cto),
    ], []);

    private static Requirement Item(Gate gate, Stage stage, string checks, (Level, Level, Level) tiers, int? maxAgeDays, params Role[] roles) => new()
    {
        Gate = gate,
        Stage = stage,
        Checks = checks.Split(','),
        Levels = [tiers.Item1, tiers.Item2, tiers.Item3],
        MaxAge = maxAgeDays is { } days ? TimeSpan.FromDays(days) : null,
        Roles = roles,
    };
}
