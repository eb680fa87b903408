namespace Dashboard.Simulator.Releases;

/// <summary>Alone against stubs: what it does and how it bears up, side by side so that the answer comes in minutes.</summary>
internal static class FastFeedback
{
    private const string Functional = "stubbed-functional";
    private const string NonFunctional = "stubbed-non-functional";

    public static DateTimeOffset Play(ReleaseLife life, DateTimeOffset from)
    {
        var environment = $"stubbed-{life.Profile.Name}";
        var provisioned = life.Random.Between(24, 70);
        var created = from.AddSeconds(provisioned);
        life.Write("environment.created", created,
            ("environment", environment), ("shared", false), ("isolated", true), ("productionLike", true), ("provisionSeconds", provisioned));
        var ready = Deployments.ToTestEnvironment(life, environment, created, created, 25);
        var ends = new List<DateTimeOffset> { ready };
        ends.AddRange(WhatItDoes(life, ready));
        ends.AddRange(HowItBearsUp(life, ready));
        ends.AddRange(Guardrails(life, ready));
        var end = ends.Max();
        TearDown(life, environment, created, end);
        return end;
    }

    private static IEnumerable<DateTimeOffset> WhatItDoes(ReleaseLife life, DateTimeOffset ready)
    {
        var minutes = life.Random.In(life.Profile.Pace.Functional);
        var cases = 60 + (life.Profile.UnitTests / 12);
        yield return life.Run(new CheckRun(Functional, "functional", ready.AddSeconds(4), minutes)
        {
            Suite = "everything answers",
            Cases = cases,
            Values = [("scenario", "happy"), ("stubs", "co-operative"), ("trigger", "auto")],
        });
        yield return life.Run(new CheckRun(Functional, "functional", ready.AddSeconds(4), minutes * 0.8)
        {
            Suite = "others are difficult",
            Cases = cases / 3,
            Values = [("scenario", "adverse"), ("stubs", "difficult"), ("trigger", "auto")],
        });
        if (life.Profile.Tier < 3)
        {
            yield return life.Run(new CheckRun(Functional, "acceptance", ready.AddSeconds(6), minutes * 0.7)
            {
                Cases = life.Random.Between(6, 18),
                Values = [("feature", $"LW-{1200 + (life.Release.Number * 7)}"), ("scenario", "happy"), ("trigger", "auto")],
            });
        }
    }

    private static IEnumerable<DateTimeOffset> HowItBearsUp(ReleaseLife life, DateTimeOffset ready)
    {
        foreach (var journey in life.Profile.Load.Journeys)
        {
            yield return life.Run(new CheckRun(NonFunctional, "load", ready.AddSeconds(5), life.Random.In(life.Profile.Pace.LoadTest))
            {
                Suite = journey,
                Values = LoadFigures.Of(life, journey, 1.0),
            });
        }

        if (life.Profile.Tier == 3)
        {
            yield break;
        }

        yield return life.Run(new CheckRun(NonFunctional, "rolling-compatibility", ready.AddSeconds(8), 1.7) { Suite = "with the version before", Cases = 12 });
        if (life.Profile.Tier == 1)
        {
            yield return life.Run(new CheckRun(NonFunctional, "degradation", ready.AddSeconds(8), 2.1) { Suite = "slow neighbours", Cases = 9 });
        }

        yield return life.Run(Fault(ready, "latency", 1.9));
        yield return life.Run(Fault(ready, "service-discovery", 1.5));
    }

    private static CheckRun Fault(DateTimeOffset ready, string fault, double minutes) =>
        new(NonFunctional, "fault", ready.AddSeconds(9), minutes) { Suite = fault, Cases = 4, Values = [("fault", fault), ("scenario", "adverse")] };

    private static IEnumerable<DateTimeOffset> Guardrails(ReleaseLife life, DateTimeOffset ready)
    {
        foreach (var stage in new[] { Functional, NonFunctional })
        {
            foreach (var guardrail in life.Record.GuardrailsAt(stage, ready))
            {
                yield return life.Run(new CheckRun(stage, stage == Functional ? "functional" : "fault", ready.AddSeconds(11), 1.6)
                {
                    Suite = guardrail.Name,
                    Cases = 3,
                    Values = [("scenario", "adverse"), ("guardrail", guardrail.Name)],
                });
            }
        }
    }

    private static void TearDown(ReleaseLife life, string environment, DateTimeOffset created, DateTimeOffset end)
    {
        var deleted = end.AddSeconds(40);
        life.Write("environment.deleted", deleted, ("environment", environment));
        var amount = Figure.Of((deleted - created).TotalHours * life.Profile.Load.RequestedCpu * 0.35);
        life.Write("cost.recorded", deleted.AddSeconds(20),
            ("environment", environment), ("amount", amount), ("currency", "EUR"), ("kind", "compute"), ("started", created), ("finished", deleted));
    }
}
