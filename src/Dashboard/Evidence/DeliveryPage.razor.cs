using Dashboard.Live;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Evidence;

public partial class DeliveryPage
{
    [Inject] public required EvidenceQueries Queries { get; init; }

    [Parameter] public long Sequence { get; set; }

    [SupplyParameterFromQuery] public bool Pretty { get; set; }

    protected override IEnumerable<Topic> Topics => [Topic.Deliveries];

    protected override object ReadKey => (Sequence, Pretty);

    protected override Task<DeliveryPageView> ReadAsync(CancellationToken cancellationToken) =>
        Queries.ReadDeliveryAsync(Sequence, Pretty, View?.Delivery?.Body, cancellationToken);
}
