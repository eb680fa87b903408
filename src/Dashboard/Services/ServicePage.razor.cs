using Dashboard.Live;
using Dashboard.Shared;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Services;

public partial class ServicePage
{
    [Inject] public required ServicesQueries Queries { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    /// <summary>For the route only: a name may hold "/", "+" and spaces, so it is read from the address itself.</summary>
    [Parameter] public string Name { get; set; } = "";

    // An event that names the service rings its own bell; gates that close by age ring theirs.
    protected override IEnumerable<Topic> Topics => [Topic.Service(Asked.Trim().ToLowerInvariant()), Topic.Gates, Topic.Incidents];

    protected override object ReadKey => Asked;

    private string Asked => Addresses.Tail(Navigation, "services/");

    private string Shown => View?.Service?.Line.Name ?? Asked;

    protected override Task<ServicePageView> ReadAsync(CancellationToken cancellationToken) => Queries.ReadServiceAsync(Asked, cancellationToken);
}
