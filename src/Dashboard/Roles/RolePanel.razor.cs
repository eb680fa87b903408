using Dashboard.Core.Confidence;
using Dashboard.Figures;
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
        [.. ShareWords.Steps(v.Share, $"/roles/{Core.Pipeline.Slug.Of(v.Role)}/share").Select(step => new ExplainStep(step.Text, Address: step.Link))];
}
