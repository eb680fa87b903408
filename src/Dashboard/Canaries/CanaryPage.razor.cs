using Dashboard.Core.Canaries;
using Dashboard.Core.Confidence;
using Dashboard.Live;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Canaries;

public partial class CanaryPage
{
    private const string SendLine =
        "curl -fsS --retry 3 \"$DASH/v1/events\" -H \"Authorization: Bearer $DASH_TOKEN\" -H \"Content-Type: application/json\" -d '{\"type\":\"rollout.progressed\",\"service\":\"checkout\",\"version\":\"1.0.0\",\"weight\":25,\"analysis\":[{\"metric\":\"error-rate\",\"canary\":0.2,\"baseline\":0.3,\"threshold\":0.5,\"direction\":\"above\"}]}'";

    [Parameter] public required string Id { get; set; }

    [Inject] public required CanariesQueries Queries { get; init; }

    [CascadingParameter] public HttpContext? HttpContext { get; set; }

    protected override IEnumerable<Topic> Topics => [Topic.Release(Id), Topic.Rollouts];

    protected override object ReadKey => Id;

    private CanaryView? Canary => View?.Canary;

    protected override Task<CanaryFound> ReadAsync(CancellationToken cancellationToken) => Queries.ReadAsync(Id, cancellationToken);

    protected override void OnRead(CanaryFound view)
    {
        if (view.Canary is null && HttpContext is { Response.HasStarted: false } prerendering)
        {
            prerendering.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    private static string Where(CanaryLine line) => line.Phase switch
    {
        RolloutPhase.Promoted => "Everyone has it",
        RolloutPhase.Aborted => "Turned back",
        RolloutPhase.Paused => $"Paused at {Words.Traffic(line.Weight)}",
        _ => $"Canary at {Words.Traffic(line.Weight)}",
    };

    private (string First, string Css, string Sentence) Answer
    {
        get
        {
            var line = Canary!.Line;
            var reason = line.Advice.Reasons.Count > 0 ? line.Advice.Reasons[0] + "." : "";
            return (line.Phase, line.Advice.Verdict) switch
            {
                (RolloutPhase.Aborted, _) => ("Turned back.", "notmet", line.MostWeight is { } most
                    ? $"At most {Words.Traffic(most)} of customers had {line.Service} {line.Name}."
                    : $"How many customers had {line.Service} {line.Name} was not told."),
                (RolloutPhase.Promoted, _) => ("Everyone has it.", Canary.ShipOpen ? "met" : "risk", Canary.ShipOpen ? $"{line.Service} {line.Name} is proven." : $"{line.Service} {line.Name} is not proven yet."),
                (_, CanaryVerdict.Promote) => ("Going well.", "met", $"{Words.All(Canary.Rollout.Metrics.Count, "metric")} {Words.Are(Canary.Rollout.Metrics.Count)} inside the pass line."),
                (_, CanaryVerdict.RollBack) => ("Turn back.", "notmet", reason),
                (_, CanaryVerdict.Hold) => ("Hold.", "risk", reason),
                _ => ("We cannot say yet.", "unknown", reason),
            };
        }
    }
}
