using Dashboard.Live;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Numbers;

public partial class NumberPanel
{
    private const int PageSize = 50;

    private int _take = PageSize;

    [Inject] public required NumbersQueries Queries { get; init; }

    [Parameter, EditorRequired] public required NumberAsked Asked { get; set; }

    protected override IEnumerable<Topic> Topics => [Topic.Roles, Topic.Verification];

    protected override object ReadKey => Asked;

    protected override Task<NumberView> ReadAsync(CancellationToken cancellationToken) => Queries.ReadAsync(Asked, _take, cancellationToken);

    private Task MoreAsync()
    {
        _take += PageSize;
        return RetryAsync();
    }
}
