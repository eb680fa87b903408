using Dashboard.Live;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Releases;

public partial class ReleasesPage
{
    private const int PageSize = 50;
    private const string SendLine =
        "curl -fsS --retry 3 \"$DASH/v1/events\" -H \"Authorization: Bearer $DASH_TOKEN\" -d type=build.finished -d service=checkout -d version=1.0.0 -d outcome=success";

    private readonly NewRows<ReleaseLine, string> _rows = new(row => row.PublicId, PageSize);

    [Inject] public required ReleasesQueries Queries { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [SupplyParameterFromQuery] public string? Service { get; set; }

    [SupplyParameterFromQuery] public string? State { get; set; }

    [SupplyParameterFromQuery] public string? Shipped { get; set; }

    protected override IEnumerable<Topic> Topics => [Topic.Releases];

    protected override object ReadKey => Filter;

    private ReleasesFilter Filter => ReleasesFilter.Of(Service, State, Shipped);

    protected override Task<ReleasesView> ReadAsync(CancellationToken cancellationToken) => Queries.ReadListAsync(Filter, _rows.Reach, cancellationToken);

    protected override void OnRead(ReleasesView view) => _rows.Take(view.Rows, Filter);

    private Task OlderAsync()
    {
        _rows.WantMore(PageSize);
        return RetryAsync();
    }

    private void Show(ReleasesFilter filter) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
    {
        ["service"] = filter.Service,
        ["state"] = filter.State,
        ["shipped"] = filter.Shipped,
    }));
}
