using Dashboard.Core.Confidence;
using Dashboard.Core.Confidence.Pages;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;

namespace Dashboard.Services;

/// The list as shown: those on the path, those that went quiet, and how they all stand.
public sealed record ServicesView(
    PageAnswer Answer, int Matching, IReadOnlyList<ServiceLine> Active, IReadOnlyList<ServiceLine> Quiet, IReadOnlyList<string> Teams, int Known, int NeverDeployed, DateTimeOffset AsOf, long Sequence)
{
    /// So many rows are shown at first: to lay out hundreds takes longer than to read them.
    public const int AtFirst = 60;

    public static ServicesView Of(ServiceList list, ServicesFilter filter, bool all)
    {
        var heard = list.Rows.Where(s => !s.IsQuiet).ToList();
        var shown = list.Rows.Where(filter.Matches).ToList();
        var active = shown.Where(s => !s.IsQuiet).ToList();
        return new ServicesView(
            ServicesSentence.Of([.. heard.Select(s => new ServiceInStep(s.Name, OnTheirWay.OwnerOf(s.Team), s.Tier, s.Customers, s.Drift.FirstOrDefault(), s.InUse is not null))]),
            active.Count, [.. active.Take(all ? active.Count : AtFirst).Select(ServiceLine.Of)], [.. shown.Where(s => s.IsQuiet).Select(ServiceLine.Of)],
            [.. list.Rows.Select(s => s.Team).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)],
            heard.Count, heard.Count(s => s.InUse is null), list.AsOf, list.Sequence);
    }
}

/// One service of the list.
public sealed record ServiceLine
{
    public required string Name { get; init; }
    public required string Team { get; init; }
    public required bool HasTeam { get; init; }
    public required int Tier { get; init; }
    public required bool TierIsKnown { get; init; }
    public required bool HasTwoRepositories { get; init; }
    public ReleaseLine? Newest { get; init; }
    public string? InUse { get; init; }

    /// What is being given to customers step by step: "1.4.0 at 25%".
    public required IReadOnlyList<string> OnTheWay { get; init; }
    public required int Places { get; init; }
    public required IReadOnlyList<string> Drift { get; init; }
    public long? Customers { get; init; }
    public required DateTimeOffset LastSeenAt { get; init; }

    public static ServiceLine Of(ServiceHead s) => new()
    {
        Name = s.Name,
        Team = s.Team,
        HasTeam = s.Team != ReleaseReader.NoTeam,
        Tier = s.Tier,
        TierIsKnown = s.TierIsKnown,
        HasTwoRepositories = s.OtherRepository is not null,
        Newest = s.Newest is { } newest ? ReleaseLine.Of(newest) : null,
        InUse = s.InUse?.Name,
        OnTheWay = [.. s.Rollouts.Select(r => $"{r.Name} {(r.Rollout?.Weight is { } weight ? $"at {Words.Traffic(weight)}" : "on its way")}")],
        Places = s.Environments.Count,
        Drift = s.Drift,
        Customers = s.Customers,
        LastSeenAt = s.LastSeenAt,
    };
}

/// A release in a list of a service.
public sealed record ReleaseLine(string PublicId, string Name, ReleaseState State, int OpenGates, int Gates, DateTimeOffset OrderAt)
{
    public static ReleaseLine Of(ReleaseHead r) => new(r.PublicId, r.Name, r.State, r.Gates.Count(g => g.Open), r.Gates.Count, r.OrderAt);
}
