using Dashboard.Core.Canaries;
using Dashboard.Core.Confidence;
using Dashboard.Figures;
using Dashboard.Live;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Canaries;

public partial class RecordPage
{
    private const int Most = 60;
    private const string SendLine =
        "curl -fsS --retry 3 \"$DASH/v1/events\" -H \"Authorization: Bearer $DASH_TOKEN\" -d type=rollout.promoted -d service=checkout -d version=1.0.0 -d environment=production";

    [SupplyParameterFromQuery(Name = "end")] public string? End { get; set; }

    [Inject] public required CanariesQueries Queries { get; init; }

    protected override IEnumerable<Topic> Topics => [Topic.Rollouts, Topic.Releases, Topic.Incidents];

    protected override Task<CanaryReading> ReadAsync(CancellationToken cancellationToken) => Queries.ReadMonthAsync(cancellationToken);

    private List<FinishedRow> RowsOf(CanaryReading view) => [.. RecordEnds.Of(view, End)];

    private static string Sentence(CanaryRecord record, string window) => record switch
    {
        { Finished: 0 } => $"No rollout ended {window}.",
        { TurnedBack: 0 } => $"{Words.All(record.Finished, "rollout")} reached everyone.",
        _ => $"{Words.Number(record.Reached)} of {Words.Count(record.Finished, "rollout")} reached everyone, {Words.Number(record.TurnedBack)} {Words.Were(record.TurnedBack)} turned back, {Words.Number(record.SafeFailures)} of them without an incident.",
    };
}
