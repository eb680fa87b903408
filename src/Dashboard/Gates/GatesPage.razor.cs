using Dashboard.Live;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Gates;

public partial class GatesPage
{
    private const int PageSize = 20;
    private const string SendLine =
        "curl -fsS --retry 3 \"$DASH/v1/events\" -H \"Authorization: Bearer $DASH_TOKEN\" -d type=testsuiterun.finished -d service=checkout -d version=1.0.0 -d stage=build -d check=unit -d outcome=success";

    private readonly NewRows<AnswerView, long> _rows = new(row => row.Sequence, PageSize);

    [Inject] public required GatesQueries Queries { get; init; }

    // A release that comes or ships changes what waits without any gate's answer changing.
    protected override IEnumerable<Topic> Topics => [Topic.Gates, Topic.Releases];

    protected override Task<GatesView> ReadAsync(CancellationToken cancellationToken) => Queries.ReadAsync(_rows.Reach, cancellationToken);

    protected override void OnRead(GatesView view) => _rows.Take(view.Answers);

    private Task OlderAsync()
    {
        _rows.WantMore(PageSize);
        return RetryAsync();
    }
}
