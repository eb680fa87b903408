using Dashboard.Core.Agreements;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;

namespace Dashboard.Releases;

/// Everything one release's page and its answer in the API show.
public sealed record ReleaseView
{
    public required ReleaseHead Head { get; init; }
    public required Passport Passport { get; init; }
    public required ReleaseTimes Times { get; init; }
    public required SamePackage Same { get; init; }
    public required IReadOnlyList<StageView> Stages { get; init; }
    public required IReadOnlyList<GateView> Gates { get; init; }

    /// Who holds it, since when, why and until when; null where nobody does.
    public string? Held { get; init; }
    public required IReadOnlyList<EvidenceView> Evidence { get; init; }
    public required IReadOnlyList<RightToShip> RightToShip { get; init; }
    public required IReadOnlyList<Alarm> Alarms { get; init; }
    public required IReadOnlyList<DecisionView> Decisions { get; init; }
    public required IReadOnlyList<EnvironmentState> Environments { get; init; }
    public required IReadOnlyList<IncidentSpan> Incidents { get; init; }
    public required AgreementView Agreement { get; init; }
    public required DateTimeOffset AsOf { get; init; }
    public required long Sequence { get; init; }
}

/// The agreement that the answers stand on.
public sealed record AgreementView(int Version, IReadOnlyList<string> SignedBy);

/// Who made it, of what, and how.
public sealed record Passport
{
    public required NameKind IdentityKind { get; init; }
    public required string Identity { get; init; }
    public required IReadOnlyList<string> Versions { get; init; }
    public string? Repository { get; init; }
    public string? Commit { get; init; }
    public DateTimeOffset? BuiltAt { get; init; }
    public string? Author { get; init; }
    public string? Reviewer { get; init; }
    public string? Approver { get; init; }
    public string? Deployer { get; init; }
    public string? Builder { get; init; }
    public bool? Clean { get; init; }
    public string? ChangeClass { get; init; }
    public string? Url { get; init; }
    public required IReadOnlyList<string> Tech { get; init; }

    /// The five parts an artifact should carry; null when no manifest was sent.
    public IReadOnlyList<ManifestPart>? Manifest { get; init; }

    /// The delivery that told of its newest build.
    public long? BuildDelivery { get; init; }

    /// What goes with it: list of parts, provenance, signature.
    public required IReadOnlyList<Paper> Papers { get; init; }

    /// Whether a second build from nothing gave the same package, and when that was last tried.
    public required EvidenceState Rebuilt { get; init; }
    public DateTimeOffset? RebuiltAt { get; init; }

    /// How often what was proven was proven again, later or elsewhere.
    public required Core.Measuring.Reverification Again { get; init; }

    /// What the isolated stages added to what is proven; null where they told nothing fresh.
    public Core.Confidence.IsolatedIncrement? Isolated { get; init; }
}

public sealed record Paper(string Check, EvidenceState State, string? Key);

public sealed record ManifestPart(string Part, bool Named);

/// One node of the path: how many of the stage's expected items are proven.
public sealed record StageView(Stage Stage, EvidenceState State, int Passed, int Expected, bool Running)
{
    /// Nothing that is missing here is due yet.
    public bool NotDue { get; init; }
}

/// One gate with the items it asks for, those that keep it closed first.
public sealed record GateView
{
    public required Gate Gate { get; init; }
    public required bool Open { get; init; }
    public required IReadOnlyList<string> Reasons { get; init; }
    public required IReadOnlyList<string> Missing { get; init; }
    public required IReadOnlyList<string> Blocks { get; init; }
    public required IReadOnlyList<string> Notes { get; init; }
    public required IReadOnlyList<ItemView> Items { get; init; }

    /// The newest recorded decision of this gate; null while none was ever made.
    public DecisionView? Decided { get; init; }
}

public sealed record ItemView(string Item, Level Level, EvidenceState State, string Reason, DateTimeOffset? ProvenAt, TimeSpan? MaxAge, string? Key)
{
    /// It keeps its gate closed.
    public required bool Closes { get; init; }

    /// The release has not come to where it must be proven.
    public bool NotDue { get; init; }
    public bool Running { get; init; }
}

/// What is known of one check at one stage, and which item of the agreement it counts for.
public sealed record EvidenceView
{
    public required Stage Stage { get; init; }
    public required string Check { get; init; }

    /// Null where the agreement does not ask for it: then its proof is shown as it is.
    public string? Item { get; init; }
    public required EvidenceState State { get; init; }
    public DateTimeOffset? ProvenAt { get; init; }
    public TimeSpan? MaxAge { get; init; }
    public int Suites { get; init; }
    public IReadOnlyList<string> FailedSuites { get; init; } = [];
    public IReadOnlyList<string> UnprovenSuites { get; init; } = [];
    public long Executed { get; init; }
    public long Passed { get; init; }
    public bool Running { get; init; }
    public bool Flaky { get; init; }

    /// The release has not come to where it must be proven.
    public bool NotDue { get; init; }
    public string? Note { get; init; }
    public string? Key { get; init; }
}

/// What a reader must be told whatever else is green.
public sealed record Alarm(string Title, string Words, bool Urgent);

/// A recorded change of a gate's answer.
public sealed record DecisionView(long Sequence, Gate Gate, bool Open, DateTimeOffset At, int AgreementVersion, IReadOnlyList<string> Reasons, string Because)
{
    /// When what decided had happened, where that was long before the answer was recorded.
    public DateTimeOffset? ProvenAt { get; init; }
}
