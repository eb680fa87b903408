using Dashboard.Figures;
using Dashboard.Live;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Services;

public partial class DeliveryPage
{
    [Inject] public required ServicesQueries Queries { get; init; }

    protected override IEnumerable<Topic> Topics => [Topic.Minute];

    protected override Task<OrganisationHistory> ReadAsync(CancellationToken cancellationToken) => Queries.ReadDeliveryAsync(cancellationToken);
}
