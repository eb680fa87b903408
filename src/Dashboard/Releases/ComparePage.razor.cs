using Dashboard.Live;
using Dashboard.Shared;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Releases;

public partial class ComparePage
{
    [Parameter] public required string Id { get; set; }

    [Parameter] public string? Other { get; set; }

    /// The other, where a form names it.
    [SupplyParameterFromQuery] public string? With { get; set; }

    [SupplyParameterFromQuery(Name = "lines")] public string? Shown { get; set; }

    [Inject] public required CompareQueries Queries { get; init; }

    [CascadingParameter] public HttpContext? HttpContext { get; set; }

    protected override IEnumerable<Topic> Topics => [Topic.Release(Id), Topic.Releases];

    protected override object ReadKey => (Id, Other, With);

    private bool All => Shown == "all";

    protected override async Task<CompareFound> ReadAsync(CancellationToken cancellationToken) => new(await Queries.ReadAsync(Id, Other ?? With, cancellationToken));

    protected override void OnRead(CompareFound view)
    {
        if (view.Compare is null && HttpContext is { Response.HasStarted: false } prerendering)
        {
            prerendering.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    private string Lead(CompareView view) => view switch
    {
        { NotFound: { } name } => $"No other release of {view.One.Head.Service} goes by {name}: neither by its id, its version, its digest nor its commit. One of another service is named with it: “{view.One.Head.Service} 1.0”.",
        { Other: null } => "Choose a release to see what differs between the two: of this service, or the newest of another.",
        { AcrossServices: true } => $"They are of two services, so package and commit cannot be the same and are left out. {Tiers(view)}{Which}",
        { Because: { } because } => $"Nobody chose, so this is {because}. {Which}",
        _ => Which,
    };

    private static string Tiers(CompareView view) => view.One.Head.Tier == view.Other!.Head.Tier ? ""
        : $"One is tier {view.One.Head.Tier} and the other tier {view.Other.Head.Tier}, so the agreement does not ask the same of both. ";

    private string Which => All ? "Every line of both, as they stand now." : "Only the lines in which the two differ, as they stand now.";

    private static string Here(CompareView view, bool all) =>
        $"{Addresses.Release(view.One.Head.PublicId)}/compare/{Uri.EscapeDataString(view.Other!.Head.PublicId)}{(all ? "?lines=all" : "")}";
}

/// A read that came back: with the comparison, or with the answer that there is no such release.
public sealed record CompareFound(CompareView? Compare);
