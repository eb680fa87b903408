using Dashboard.Core.Canaries;
using Dashboard.Core.Confidence;
using Dashboard.Figures;
using Dashboard.Live;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Canaries;

public partial class RollbacksPage
{
    private const int Most = 200;
    private const string SendLine =
        "curl -fsS --retry 3 \"$DASH/v1/events\" -H \"Authorization: Bearer $DASH_TOKEN\" -d type=service.rolledback -d service=checkout -d version=1.0.0 -d environment=production -d drill=true";

    [Inject] public required CanariesQueries Queries { get; init; }

    protected override IEnumerable<Topic> Topics => [Topic.Rollouts, Topic.Releases];

    protected override Task<CanaryReading> ReadAsync(CancellationToken cancellationToken) => Queries.ReadMonthAsync(cancellationToken);

    internal static string Slow(WayBack way) => way switch
    {
        { P90: { } p90 } => Words.Duration(p90),
        { Slowest: { } slowest } => $"slowest of {Words.Number(way.Timed)}: {Words.Duration(slowest)}",
        _ => "not told",
    };

    private static string Css(CanaryReading view) => view.WaysBack.Count == 0 || view.WayBack.Last is null ? "unknown" : Never(view) > 0 ? "risk" : "met";

    private static string First(CanaryReading view) => view.WaysBack.Count == 0 || view.WayBack.Last is null ? "We cannot say."
        : Never(view) > 0 ? "Not everywhere." : "Yes, as far as it was practised.";

    private static string Sentence(CanaryReading view) => view.WaysBack.Count == 0 ? "Nothing is with customers yet."
        : view.WayBack.Last is null ? $"{Words.All(view.WaysBack.Count, "service")} with customers never practised the way back."
        : Never(view) == 0 ? $"{Words.All(view.WaysBack.Count, "service")} practised the way back at some time."
        : $"{Words.Number(Never(view))} of {Words.Count(view.WaysBack.Count, "service")} never practised the way back.";

    private static int Never(CanaryReading view) => view.WaysBack.Count(w => w.Way.Last is null);
}
