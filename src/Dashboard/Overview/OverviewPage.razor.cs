using Dashboard.Core.Confidence;
using Dashboard.Figures;
using Dashboard.Live;
using Microsoft.AspNetCore.Components;
using ExplainStep = Dashboard.Shared.ExplainStep;

namespace Dashboard.Overview;

public partial class OverviewPage
{
    [Inject] public required OverviewQueries Queries { get; init; }

    [Inject] public required SendLine SendLine { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [SupplyParameterFromQuery(Name = "q")] public string? Text { get; set; }

    [SupplyParameterFromQuery] public string? Team { get; set; }

    [SupplyParameterFromQuery] public int? Tier { get; set; }

    [SupplyParameterFromQuery] public bool Loud { get; set; }

    [SupplyParameterFromQuery] public string? By { get; set; }

    private MatrixFilter Filter => new(Text, Team, Tier, Loud, By == MatrixFilterBar.ByTier);

    [SupplyParameterFromQuery] public string? Since { get; set; }

    protected override IEnumerable<Topic> Topics => [Topic.Roles, Topic.Releases, Topic.Rollouts, Topic.Incidents, Topic.Services, Topic.Verification];

    protected override Task<OverviewView> ReadAsync(CancellationToken cancellationToken) => Queries.ReadAsync(cancellationToken);

    private string FirstLine => LineOf(SendLine.FirstEvent);

    private string LineOf(IReadOnlyList<string> fields) => SendLine.Of(Navigation.BaseUri, fields);

    private static string? Weakest(OverviewView v) => v.Share.Share is { WorstService: { } worst } share
        ? $"{worst}, {share.WorstProvenItems} of {share.WorstExpectedItems}" : null;

    private static string? ShareEquation(OverviewView v) => v.Share.Share is { Share: { } value } share
        ? $"{share.EarnedWeight} passed of {share.ExpectedWeight} by weight = {Words.Percent(value)}" : null;

    private static IReadOnlyList<ExplainStep> ShareSteps(OverviewView v) =>
        [.. ShareWords.Steps(v.Share, "/share").Select(step => new ExplainStep(step.Text, Address: step.Link))];
}
