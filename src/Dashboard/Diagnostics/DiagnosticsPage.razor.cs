using Dashboard.Live;
using Dashboard.Shared;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Diagnostics;

public partial class DiagnosticsPage
{
    private static readonly string TeamLine = SendLines.Event(("type", "build.finished"), ("service", "checkout"), ("version", "1.0.0"), ("team", "Checkout"), ("outcome", "success"));

    private string _other = "";

    [Inject] public required DiagnosticsQueries Queries { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    protected override IEnumerable<Topic> Topics => [Topic.Diagnostics, Topic.Services];

    protected override Task<TeamsView> ReadAsync(CancellationToken cancellationToken) => Queries.ReadTeamsAsync(cancellationToken);

    private void Open()
    {
        if (!string.IsNullOrWhiteSpace(_other))
        {
            Navigation.NavigateTo(Addresses.Team(_other.Trim()));
        }
    }
}
