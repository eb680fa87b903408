using Dashboard.Live;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Why;

public partial class WhyPage
{
    [Inject] public required WhyQueries Queries { get; init; }

    protected override IEnumerable<Topic> Topics => [Topic.Minute];

    protected override Task<WhyView> ReadAsync(CancellationToken cancellationToken) => Queries.ReadAsync(cancellationToken);
}
