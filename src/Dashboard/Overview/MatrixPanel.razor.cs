using Dashboard.Core.Confidence;
using Dashboard.Figures;
using Dashboard.Live;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Overview;

/// <summary>Services and stages: read as a whole, so that a filter costs the reader no wait.</summary>
public partial class MatrixPanel
{
    // With fewer the eye is the better filter.
    private const int FewestToFilter = 10;

    [Inject] public required OverviewQueries Queries { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Parameter, EditorRequired] public required MatrixFilter Filter { get; set; }

    protected override IEnumerable<Topic> Topics => [Topic.Releases, Topic.Rollouts, Topic.Services];

    protected override Task<MatrixView> ReadAsync(CancellationToken cancellationToken) => Queries.ReadMatrixAsync(Filter, cancellationToken);

    // A page that is not alive yet cannot lay out more as the reader comes to them.
    private bool IsComplete => RendererInfo.IsInteractive;

    private bool IsLong(MatrixView v) => (IsComplete ? Shown(v).Count : v.Matching) > MatrixView.AtOnce;

    private IReadOnlyList<MatrixRow> Shown(MatrixView v) => IsComplete ? PerReading.Of(v.All, Filter, () => Filter.Of(v.All)) : v.First;

    private string Said(MatrixView v) => Filter.IsEmpty
        ? "Newest release of each. Ticks are proven; words need reading."
        : $"{Words.Number(Shown(v) is var shown && !IsComplete ? v.Matching : shown.Count)} of {Words.Count(v.Services, "service")}.";

    private void Show(MatrixFilter filter) => Navigation.NavigateTo(
        Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
        {
            ["q"] = string.IsNullOrWhiteSpace(filter.Text) ? null : filter.Text.Trim(),
            ["team"] = string.IsNullOrWhiteSpace(filter.Team) ? null : filter.Team,
            ["tier"] = filter.Tier,
            ["loud"] = filter.OnlyLoud ? true : null,
            ["by"] = filter.ByTier ? "tier" : null,
        }),
        new NavigationOptions { ReplaceHistoryEntry = true });
}
