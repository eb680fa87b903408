using Dashboard.Core.Canaries;
using Dashboard.Core.Confidence;
using Dashboard.Live;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Canaries;

public partial class CanariesPage
{
    private const int PageSize = 25;
    private const string SendLine =
        "curl -fsS --retry 3 \"$DASH/v1/events\" -H \"Authorization: Bearer $DASH_TOKEN\" -d type=rollout.started -d service=checkout -d version=1.0.0 -d environment=production -d weight=5";

    private readonly NewRows<CanaryLine, string> _rows = new(row => row.PublicId, PageSize);

    [Inject] public required CanariesQueries Queries { get; init; }

    protected override IEnumerable<Topic> Topics => [Topic.Rollouts, Topic.Releases];

    protected override Task<CanariesView> ReadAsync(CancellationToken cancellationToken) => Queries.ReadListAsync(_rows.Reach, cancellationToken);

    protected override void OnRead(CanariesView view) => _rows.Take(view.Ended);

    private (string First, string Css, string Sentence) Answer
    {
        get
        {
            var live = View!.Live;
            var bad = live.Where(l => l.Advice.Verdict == CanaryVerdict.RollBack).ToList();
            return (live.Count, bad.Count) switch
            {
                (0, _) when View.Ended.Count == 0 => ("We cannot say.", "unknown", "No rollout has been heard of."),
                (0, _) => ("Nothing under way.", "unknown", $"The last rollout, {View.Ended[0].Service} {View.Ended[0].Name}, {(View.Ended[0].Phase == RolloutPhase.Promoted ? "reached everyone" : "was turned back")}."),
                (_, 0) => ("Going on.", "met", $"{Words.Count(live.Count, "canary", "canaries")} under way, and no metric is outside its line."),
                _ => ("Turn back.", "notmet", $"{bad[0].Service} {bad[0].Name}: {bad[0].Advice.Reasons[0]}."),
            };
        }
    }

    private Task OlderAsync()
    {
        _rows.WantMore(PageSize);
        return RetryAsync();
    }
}
