using Dashboard.Core.Gates;
using Dashboard.Figures;
using Dashboard.Live;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Releases;

public partial class ReleasePage
{
    [Parameter] public required string Id { get; set; }

    [SupplyParameterFromQuery] public string? Moment { get; set; }

    [SupplyParameterFromQuery] public string? Without { get; set; }

    [Inject] public required ReleasesQueries Queries { get; init; }

    [CascadingParameter] public HttpContext? HttpContext { get; set; }

    // A release is also changed by what happens to its neighbours: the one that ships overtakes the others.
    protected override IEnumerable<Topic> Topics => [Topic.Release(Id), Topic.Releases];

    protected override object ReadKey => Id;

    private ReleaseView? Release => View?.Release;

    protected override async Task<ReleaseFound> ReadAsync(CancellationToken cancellationToken) => new(await Queries.ReadAsync(Id, cancellationToken));

    protected override void OnRead(ReleaseFound view)
    {
        if (view.Release is null && HttpContext is { Response.HasStarted: false } prerendering)
        {
            prerendering.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    private static string Asked(ReleaseView release) => release.Head.WaitsAt is { } gate
        ? $"{GateNames.Title(gate)} asks: {GateNames.Question(gate)} {TimeWords.AtGate(release.Times.Path, Since(release.Head))} "
        : "";

    private static TimeSpan Since(ReleaseHead head) => head.WaitsSince is { } since && head.AsOf > since ? head.AsOf - since : TimeSpan.Zero;
}

/// A read that came back: with the release, or with the answer that there is none.
public sealed record ReleaseFound(ReleaseView? Release);
