namespace Dashboard.Simulator.Releases;

/// <summary>What the new version does beside the old one: figures that must not rise above their line.</summary>
internal static class CanaryFigures
{
    public static void Write(ReleaseLife life, DateTimeOffset first, DateTimeOffset second, int step, bool bad)
    {
        var own = life.Plan.Canary.Metric;
        Write(life, first, step, "error-rate-percent", 1.0, bad && own is null);
        Write(life, second, step, "p95-latency-ms", 400, bad: false);
        foreach (var guardrail in life.Record.GuardrailsAt("canary", first))
        {
            Write(life, second.AddSeconds(1), step, guardrail.Name, 0.5, bad && own == guardrail.Name);
        }
    }

    private static void Write(ReleaseLife life, DateTimeOffset at, int step, string metric, double threshold, bool bad)
    {
        var strain = bad ? life.Random.Between(1.6, 3.2) : life.Random.In(life.Plan.Canary.Strain);
        var baseline = life.Random.Between(0.32, 0.55);
        life.Write("rollout.progressed", at, Rollout.Position(life, step,
            ("metric", metric), ("canary", Figure.Of(threshold * strain)), ("baseline", Figure.Of(threshold * baseline)),
            ("threshold", threshold), ("direction", "above")));
    }
}
