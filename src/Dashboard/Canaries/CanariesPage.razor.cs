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
                (_, 0) => Quiet(live),
                _ => ("Turn back.", "notmet", $"{bad[0].Service} {bad[0].Name}: {bad[0].Advice.Reasons[0]}."),
            };
        }
    }

    /// No metric is outside its line: green only where each engine goes forward and each advice is to go on.
    private static (string First, string Css, string Sentence) Quiet(IReadOnlyList<CanaryLine> live)
    {
        var unclear = live.Where(l => l.Phase == RolloutPhase.Paused || l.Advice.Verdict != CanaryVerdict.Promote)
            .OrderByDescending(l => l.Advice.Verdict == CanaryVerdict.Hold).ThenByDescending(l => l.Phase == RolloutPhase.Paused).ToList();
        if (unclear.Count == 0)
        {
            return ("Going on.", "met", $"{Words.Count(live.Count, "canary", "canaries")} under way, and every metric is inside its line.");
        }

        var first = unclear[0];
        var paused = first.Phase == RolloutPhase.Paused ? $"paused at {Words.Traffic(first.Weight)}" : null;
        var reason = first.Advice.Verdict == CanaryVerdict.Promote ? "every metric is inside its line" : first.Advice.Reasons[0];
        var more = unclear.Count == 1 ? "" : $" {Words.Count(unclear.Count - 1, "more canary", "more canaries")} {(unclear.Count == 2 ? "is" : "are")} not clear to go on.";
        var sentence = $"{first.Service} {first.Name}: {(paused is null ? "" : $"{paused}; ")}{reason}.{more}";
        return first.Advice.Verdict == CanaryVerdict.Hold ? ("Hold.", "risk", sentence)
            : paused is not null ? ("Paused.", "risk", sentence)
            : ("We cannot say yet.", "unknown", sentence);
    }

    private Task OlderAsync()
    {
        _rows.WantMore(PageSize);
        return RetryAsync();
    }
}
