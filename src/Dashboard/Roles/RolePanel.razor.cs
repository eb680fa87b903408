using Dashboard.Core.Confidence;
using Dashboard.Live;
using Microsoft.AspNetCore.Components;
using ExplainStep = Dashboard.Shared.ExplainStep;

namespace Dashboard.Roles;

public partial class RolePanel
{
    [Inject] public required RoleQueries Queries { get; init; }

    [Parameter, EditorRequired] public Role Role { get; set; }

    /// From when on to tell what changed, as the address says it.
    [Parameter] public string? Since { get; set; }

    protected override IEnumerable<Topic> Topics => [Topic.Roles, Topic.Verification];

    protected override object? ReadKey => Role;

    protected override Task<RolePosture> ReadAsync(CancellationToken cancellationToken) => Queries.ReadAsync(Role, cancellationToken);

    private static string? Weakest(RolePosture v) => v.Share.Share is { WorstService: { } worst } share
        ? $"{worst}, {share.WorstProvenItems} of {share.WorstExpectedItems}" : null;

    private static string? ShareEquation(RolePosture v) => v.Share.Share is { Share: { } value } share
        ? $"{share.EarnedWeight} passed of {share.ExpectedWeight} by weight = {Words.Percent(value)}" : null;

    private static IReadOnlyList<ExplainStep> ShareSteps(RolePosture v) =>
    [
        new($"{Words.Count(v.Share.Services, "service")} {(v.Share.Services == 1 ? "has" : "have")} a release that customers use; the newest of each counts.", Address: "/services"),
        new($"{v.Agreement.Sentence}: it asks {Words.Count(v.Share.Share.ExpectedItems, "piece")} of evidence of them for this role."),
        new($"{v.Share.Share.ProvenItems} have a fresh result, as judged when each release shipped."),
        new("A critical piece weighs 3, one that must have data 2, a wanted one 1. Only what passed counts; what is missing never does."),
    ];
}
