namespace Dashboard.Simulator.Releases;

/// <summary>Everyone gets it in one go.</summary>
internal static class AllAtOnce
{
    public static DateTimeOffset Play(ReleaseLife life, DateTimeOffset start)
    {
        var finished = start.AddMinutes(3 + (life.Plan.ManualSteps * 4));
        var previous = life.Record.RunningAt(start);
        var actor = life.Plan.Shipping == Shipping.AllAtOnce ? life.Profile.Team.Lead : life.Release.Author;
        Deployments.ToEveryone(life, start, finished, "all-at-once", actor);
        return AftermathOf.Play(life, previous, finished);
    }
}
