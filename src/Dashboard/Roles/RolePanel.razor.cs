using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
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

    /// Which releases on their way to show, as the address says it; all where it says nothing we know.
    [Parameter] public string? Answer { get; set; }

    [Inject] public required NavigationManager Navigation { get; init; }

    private RightAnswer? AnswerAsked => Core.Pipeline.Slug.TryParse<RightAnswer>(Answer, out var answer) ? answer : null;

    protected override IEnumerable<Topic> Topics => [Topic.Roles, Topic.Verification];

    protected override object? ReadKey => Role;

    protected override Task<RolePosture> ReadAsync(CancellationToken cancellationToken) => Queries.ReadAsync(Role, cancellationToken);

    // Whatever else is chosen goes along from one leader to the next.
    private string AddressOf(Role role) => $"/roles/{Core.Pipeline.Slug.Of(role)}{new Uri(Navigation.Uri).Query}";

    private static string? Weakest(RolePosture v) => v.Share.Share is { WorstService: { } worst } share
        ? $"{worst}, {share.WorstProvenItems} of {share.WorstExpectedItems}" : null;

    private static string? ShareEquation(RolePosture v) => v.Share.Share is { Share: { } value } share
        ? $"{share.EarnedWeight} passed of {share.ExpectedWeight} by weight = {Words.Percent(value)}" : null;

    private static IReadOnlyList<ExplainStep> ShareSteps(RolePosture v) =>
        [.. ShareWords.Steps(v.Share, $"/roles/{Core.Pipeline.Slug.Of(v.Role)}/share").Select(step => new ExplainStep(step.Text, Address: step.Link))];
}
