namespace Dashboard.Simulator.Releases;

/// <summary>A canary by weight, judged by figures at every step.</summary>
internal static class Rollout
{
    /// <summary>Returns the end: everyone has it, or nobody.</summary>
    public static DateTimeOffset Play(ReleaseLife life, DateTimeOffset start)
    {
        var canary = life.Profile.Canary;
        var course = life.Plan.Canary;
        var previous = life.Record.RunningAt(start);
        var at = start;
        for (var step = 1; step <= canary.Weights.Length; step++)
        {
            Progress(life, at, step);
            var bake = life.Random.In(canary.Bake);
            var aborted = step == course.AbortedAtStep;
            CanaryFigures.Write(life, at.AddMinutes(bake * 0.45), at.AddMinutes(bake * 0.9), step, aborted);
            at = at.AddMinutes(bake);
            if (aborted)
            {
                return Abort(life, start, at, step);
            }

            if (step == course.HeldAtStep)
            {
                life.Write("rollout.paused", at, Position(life, step, ("reason", course.Reason)));
                at = course.ResumesAt!.Value;
            }
        }

        at = Analysis(life, start, at);
        var everyone = canary.Weights.Length + 1;
        life.Write("rollout.promoted", at.AddSeconds(20), Position(life, everyone, ("actor", life.Profile.Team.Lead)));
        Deployments.ToEveryone(life, at.AddSeconds(21), at.AddSeconds(50), "canary", life.Profile.Team.Lead);
        return AftermathOf.Play(life, previous, at.AddSeconds(50));
    }

    public static (string, object?)[] Position(ReleaseLife life, int step, params ReadOnlySpan<(string, object?)> more)
    {
        var weights = life.Profile.Canary.Weights;
        return
        [
            (Keys.Run, $"{life.Profile.Name}-{life.Release.Number}-rollout"), ("environment", "production"),
            ("weight", step > weights.Length ? 100 : weights[step - 1]), ("step", step), ("steps", weights.Length + 1), .. more,
        ];
    }

    private static void Progress(ReleaseLife life, DateTimeOffset at, int step)
    {
        if (step == 1)
        {
            life.Write("rollout.started", at, Position(life, step, ("actor", life.Profile.Team.Lead)));
        }
        else
        {
            life.Write("rollout.progressed", at, Position(life, step));
        }
    }

    private static DateTimeOffset Analysis(ReleaseLife life, DateTimeOffset start, DateTimeOffset end) =>
        life.Run(new CheckRun("canary", "canary-analysis", start, (end - start).TotalMinutes) { Suite = "against the version before", Cases = 6 });

    private static DateTimeOffset Abort(ReleaseLife life, DateTimeOffset start, DateTimeOffset at, int step)
    {
        life.Fail(new CheckRun("canary", "canary-analysis", start, (at - start).TotalMinutes) { Suite = "against the version before", Cases = 6 }, life.Plan.Canary.Reason);
        life.Write("rollout.aborted", at.AddSeconds(15), Position(life, step, ("reason", life.Plan.Canary.Reason)));
        return at.AddSeconds(15);
    }
}
