using Dashboard.Live;
using Dashboard.Shared;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Services;

public partial class ServicesPage
{
    private static readonly string SendLine = SendLines.Event(
        ("type", "service.deployed"), ("service", "checkout"), ("version", "1.0.0"), ("environment", "production"), ("outcome", "success"));

    [Inject] public required ServicesQueries Queries { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [SupplyParameterFromQuery(Name = "q")] public string? Text { get; set; }

    [SupplyParameterFromQuery] public string? Team { get; set; }

    [SupplyParameterFromQuery] public bool Drift { get; set; }

    [SupplyParameterFromQuery(Name = "rows")] public string? Shown { get; set; }

    protected override IEnumerable<Topic> Topics => [Topic.Services];

    protected override object ReadKey => (Filter, Shown);

    private ServicesFilter Filter => new(Text, Team, Drift);

    protected override Task<ServicesView> ReadAsync(CancellationToken cancellationToken) => Queries.ReadListAsync(Filter, Shown == "all", cancellationToken);

    private void Show(ServicesFilter filter) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
    {
        ["q"] = string.IsNullOrWhiteSpace(filter.Text) ? null : filter.Text.Trim(),
        ["team"] = string.IsNullOrWhiteSpace(filter.Team) ? null : filter.Team,
        ["drift"] = filter.OnlyDrift ? true : null,
    }));
}
