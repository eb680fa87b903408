using System.Globalization;
using Dashboard.Core.Confidence;
using Dashboard.Live;
using Dashboard.Shared;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Releases;

public partial class TimelinePage
{
    [Parameter] public required string Id { get; set; }

    [SupplyParameterFromQuery] public string? Kind { get; set; }

    [SupplyParameterFromQuery] public int Skip { get; set; }

    [Inject] public required TimelineQueries Queries { get; init; }

    [CascadingParameter] public HttpContext? HttpContext { get; set; }

    // A waiver that is asked for, for every release of the service, changes no release yet.
    protected override IEnumerable<Topic> Topics => [Topic.Release(Id), Topic.Gates];

    protected override object ReadKey => (Id, Filter);

    private TimelineFilter Filter => TimelineFilter.Of(Kind, Skip);

    protected override async Task<TimelineFound> ReadAsync(CancellationToken cancellationToken) =>
        new(await Queries.ReadAsync(Id, Filter, TimelineFilter.Page, cancellationToken));

    protected override void OnRead(TimelineFound view)
    {
        if (view.Timeline is null && HttpContext is { Response.HasStarted: false } prerendering)
        {
            prerendering.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    private static string Lead(TimelineView view) => string.Join(" ", new[]
    {
        "Every row opens the delivery it came in, as it was sent.",
        view.ToldAtOnceAfter is { } behind ? $"Its history was told in one go, {Words.Duration(behind)} after it began; what came with it is not marked as late." : null,
        view.Shortened ? "So much was told of it that only the first and the last thousand of each of its names are shown." : null,
    }.OfType<string>());

    private string Shown(TimelineView view) => view.Asked <= TimelineFilter.Page && Filter.Skip == 0 ? Words.Count(view.Asked, "thing")
        : $"{Words.Number(Math.Min(view.Asked, Filter.Skip + 1))} to {Words.Number(Filter.Skip + view.Rows.Count)} of {Words.Number(view.Asked)}";

    private string With(string? kind, int skip = 0)
    {
        List<string> asked = [];
        if (!string.IsNullOrEmpty(kind))
        {
            asked.Add("kind=" + Uri.EscapeDataString(kind));
        }

        if (skip > 0)
        {
            asked.Add("skip=" + skip.ToString(CultureInfo.InvariantCulture));
        }

        return $"{Addresses.Release(Id)}/timeline{(asked.Count == 0 ? "" : "?" + string.Join('&', asked))}";
    }

    private static string KindWord(HappeningKind kind) => kind switch
    {
        HappeningKind.Change => "Changes",
        HappeningKind.Build => "Builds",
        HappeningKind.Check => "Checks",
        HappeningKind.Deployment => "Deployments",
        HappeningKind.Rollout => "Rollouts",
        HappeningKind.Decision => "Decisions",
        HappeningKind.Approval => "Approvals",
        HappeningKind.Incident => "Incidents",
        HappeningKind.Alert => "Alerts",
        HappeningKind.Exception => "Waivers and holds",
        _ => "Other",
    };
}

/// A read that came back: with what happened, or with the answer that there is no such release.
public sealed record TimelineFound(TimelineView? Timeline);
