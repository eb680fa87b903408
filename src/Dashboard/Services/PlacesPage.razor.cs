using Dashboard.Live;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Services;

public partial class PlacesPage
{
    [Inject] public required PlacesQueries Queries { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [SupplyParameterFromQuery(Name = "q")] public string? Text { get; set; }

    [SupplyParameterFromQuery] public string? Team { get; set; }

    [SupplyParameterFromQuery] public string? Tier { get; set; }

    [SupplyParameterFromQuery] public string? Apart { get; set; }

    [SupplyParameterFromQuery(Name = "asof")] public string? MomentAsked { get; set; }

    [SupplyParameterFromQuery] public string? Known { get; set; }

    [SupplyParameterFromQuery(Name = "rows")] public string? Shown { get; set; }

    protected override IEnumerable<Topic> Topics => [Topic.Services];

    protected override object ReadKey => (Filter, MomentAsked, Shown);

    private PlacesFilter Filter => new(Text, Team, int.TryParse(Tier, out var tier) ? tier : null, bool.TryParse(Apart, out var only) && only, Known == "today");

    private AsOf Asked => AsOf.Of(MomentAsked, Time.GetUtcNow());

    private string Back => Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["asof"] = null, ["known"] = null });

    private string Otherwise => Navigation.GetUriWithQueryParameter("known", Filter.Today ? null : "today");

    protected override Task<PlacesView> ReadAsync(CancellationToken cancellationToken) => Queries.ReadAsync(Asked.Moment, Filter, Shown == "all", cancellationToken);

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private void Show(PlacesFilter filter) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
    {
        ["q"] = string.IsNullOrWhiteSpace(filter.Text) ? null : filter.Text.Trim(),
        ["team"] = string.IsNullOrWhiteSpace(filter.Team) ? null : filter.Team,
        ["tier"] = filter.Tier,
        ["apart"] = filter.OnlyApart ? "true" : null,
    }));

    private void Go(string? moment) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("asof", AsOf.Of(moment, Time.GetUtcNow()) is { Problem: null } known ? known.Text : moment));
}
