using Dashboard.Core.Confidence;
using Dashboard.Journal;

namespace Dashboard.Figures;

/// The fifteen answers, the five roles and the organisation at one sequence number.
public sealed record ConfidenceReading
{
    public required long Sequence { get; init; }

    public required DateTimeOffset AsOf { get; init; }

    public required OrganisationView Organisation { get; init; }

    /// Over all items of the agreement, and over those of each role.
    public required ShareReading Share { get; init; }

    public required IReadOnlyDictionary<Role, ShareReading> Shares { get; init; }

    /// By check id: the value of the window that ended in each of the last twelve weeks, oldest first; null where it cannot be told.
    public required IReadOnlyDictionary<string, IReadOnlyList<double?>> Trends { get; init; }

    /// The findings as they would have been a week ago, as far as roll-ups can tell.
    public required IReadOnlyList<Finding> WeekAgo { get; init; }

    /// The sums of all services over the window that ended in each of the last twelve weeks, oldest first.
    public required IReadOnlyList<Measures> Windows { get; init; }

    /// What the answers were computed from.
    public required ConfidenceInput Input { get; init; }

    public required ConfidenceReleases Releases { get; init; }

    /// For the same answers as of other days.
    public required ConfidenceMaterial Material { get; init; }

    public required ConfidenceWaivers Waivers { get; init; }

    /// Services that were not heard of for 90 days; in no figure here.
    public required IReadOnlyList<string> Quiet { get; init; }

    public RoleView RoleOf(Role role) => Organisation.Roles.Single(r => r.Role == role);
}

/// A proven share, what it was at the end of each of the last twelve weeks (oldest first), and on how many services it rests.
public sealed record ShareReading(ProvenShare Share, IReadOnlyList<double?> Trend, int Services);

/// What every window is made from, read once.
public sealed class ConfidenceMaterial
{
    internal ConfidenceMaterial(IReadOnlyDictionary<string, ServiceRow> services, ConfidenceSides sides) => (Services, Sides) = (services, sides);

    internal IReadOnlyDictionary<string, ServiceRow> Services { get; }

    internal ConfidenceSides Sides { get; }
}
