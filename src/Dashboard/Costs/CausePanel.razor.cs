using Dashboard.Core.Costs;
using Dashboard.Live;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Costs;

public partial class CausePanel
{
    [Inject] public required CostsQueries Queries { get; init; }

    [Parameter, EditorRequired] public WasteCause Cause { get; set; }

    protected override object ReadKey => Cause;

    protected override IEnumerable<Topic> Topics => [Topic.Minute];

    protected override Task<CauseView> ReadAsync(CancellationToken cancellationToken) => Queries.ReadAsync(Cause, cancellationToken);
}
