using Dashboard.Core.Canaries;
using Dashboard.Core.Confidence;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Live;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Canaries;

public partial class PacePage
{
    private const int Most = 60;
    private const string SendLine =
        "curl -fsS --retry 3 \"$DASH/v1/events\" -H \"Authorization: Bearer $DASH_TOKEN\" -d type=service.deployed -d service=checkout -d version=1.0.0 -d environment=production -d strategy=rolling";

    [SupplyParameterFromQuery(Name = "limit")] public string? Limit { get; set; }

    [Inject] public required CanariesQueries Queries { get; init; }

    protected override IEnumerable<Topic> Topics => [Topic.Rollouts, Topic.Releases];

    /// Null for an address that names none: then all are meant.
    private RiskLimit? Asked => Slug.TryParse<RiskLimit>(Limit, out var asked) ? asked : null;

    protected override Task<CanaryReading> ReadAsync(CancellationToken cancellationToken) => Queries.ReadMonthAsync(cancellationToken);

    internal static IEnumerable<ShippedRow> RowsOf(CanaryReading view, string? limit) =>
        Slug.TryParse<RiskLimit>(limit, out var asked) ? view.Shipped.Where(s => s.Way.Limit == asked) : view.Shipped;

    private static string Sentence(PaceRecord pace, string window) => pace switch
    {
        { Shipped: 0 } => $"Nothing came to everyone for the first time {window}.",
        { Told: 0 } => $"Nobody told how {Words.Count(pace.Shipped, "release")} came to everyone.",
        { LimitedShare: { } share } => $"{Words.Percent(share)} of releases came to everyone with a limit to the risk; {Words.Number(pace.Told)} of {Words.Number(pace.Shipped)} told.",
        _ => "",
    };
}
