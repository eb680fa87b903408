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
    [
        new($"{Words.Count(v.Share.Services, "service")} {(v.Share.Services == 1 ? "has" : "have")} a release that customers use; the newest of each counts.", Address: "/services"),
        new($"Agreement version 0, signed by nobody, asks {Words.Count(v.Share.Share.ExpectedItems, "piece")} of evidence of them."),
        new($"{v.Share.Share.ProvenItems} have a fresh result, as judged when each release shipped."),
        new("A critical piece weighs 3, one that must have data 2, a wanted one 1. Only what passed counts; what is missing never does."),
    ];
}
