using Dashboard.Live;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Stages;

public partial class StagesPage
{
    [Inject] public required StagesQueries Queries { get; init; }

    protected override IEnumerable<Topic> Topics => [Topic.Releases];

    protected override Task<StagesView> ReadAsync(CancellationToken cancellationToken) => Queries.ReadAsync(cancellationToken);
}
