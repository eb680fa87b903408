namespace Dashboard.Simulator.Releases;

/// <summary>Together with everybody else in the shared environment.</summary>
internal static class IntegrationStage
{
    public const string Environment = "integration";

    public static DateTimeOffset Play(ReleaseLife life, DateTimeOffset from)
    {
        var started = from.AddMinutes(life.Random.In(life.Profile.Pace.IntegrationQueue));
        var ready = Deployments.ToTestEnvironment(life, Environment, from, started, 35);
        var ends = new List<DateTimeOffset>
        {
            life.Run(new CheckRun("integration", "integration", ready.AddSeconds(3), life.Random.Between(1.4, 2.2)) { Suite = "contracts", Cases = 64 }),
        };
        foreach (var journey in life.Profile.Load.Journeys)
        {
            ends.Add(life.Run(new CheckRun("integration", "journey", ready.AddSeconds(3), life.Random.Between(1.2, 2.0))
            {
                Suite = journey,
                Cases = 11,
                Values = [("journey", journey), ("scenario", "happy"), ("trigger", "auto")],
            }));
        }

        foreach (var guardrail in life.Record.GuardrailsAt("integration", ready))
        {
            ends.Add(life.Run(new CheckRun("integration", "journey", ready.AddSeconds(4), 1.1)
            {
                Suite = guardrail.Name,
                Cases = 3,
                Values = [("scenario", "adverse"), ("guardrail", guardrail.Name)],
            }));
        }

        var end = ends.Max();
        if (!life.Stopped)
        {
            life.Write("artifact.promoted", end.AddSeconds(2), ("from", "integration"), ("to", "extended"), ("trigger", "auto"));
        }

        return end.AddSeconds(4);
    }
}
