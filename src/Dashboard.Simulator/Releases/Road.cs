namespace Dashboard.Simulator.Releases;

/// <summary>The whole way of one release, stage by stage, until it ships or stops.</summary>
internal static class Road
{
    /// <summary>Returns the moment its team is done with it.</summary>
    public static DateTimeOffset Travel(ReleaseLife life)
    {
        var at = BuildStage.Play(life);
        if (life.Stopped || life.Plan.Shipping == Shipping.StraightFromBuild)
        {
            return life.Stopped ? at : AllAtOnce.Play(life, at.AddMinutes(9));
        }

        at = FastFeedback.Play(life, at);
        if (life.Stopped)
        {
            return at;
        }

        at = IntegrationStage.Play(life, at);
        if (life.Stopped || life.Plan.Ending == Ending.OvertakenBeforeNight)
        {
            return at;
        }

        if (life.Plan.Shipping == Shipping.WithoutTheNight)
        {
            return AllAtOnce.Play(life, at.AddMinutes(24));
        }

        at = ExtendedNight.Play(life, at);
        return life.Stopped ? at : ToProduction(life, at);
    }

    private static DateTimeOffset ToProduction(ReleaseLife life, DateTimeOffset proven)
    {
        var start = Approvals.Play(life, proven);
        if (life.Plan.Ending == Ending.NeverApproved)
        {
            return start;
        }

        var full = life.Plan.Shipping == Shipping.AllAtOnce ? AllAtOnce.Play(life, start) : Rollout.Play(life, start);
        life.Record.ProductionBusyUntil = full;
        return full;
    }
}
