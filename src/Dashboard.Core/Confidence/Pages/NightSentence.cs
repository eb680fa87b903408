using Dashboard.Core.Confidence.Checks;
using Dashboard.Core.Measuring.Trials;

namespace Dashboard.Core.Confidence.Pages;

/// <summary>One service as the morning speaks of it: its night, or none where nothing of it ran.</summary>
/// <param name="Name">As the reader knows it.</param>
/// <param name="Team">Who owns it; null where nobody is named.</param>
/// <param name="Night">Of the night asked for; null where none of its long tests ended then.</param>
public sealed record ServiceMorning(string Name, string? Team, ServiceNight? Night);

/// <summary>What the night's long tests say in the morning. Nothing but what ended in the night counts: an older pass never stands in for it.</summary>
public static class NightSentence
{
    /// <summary>The services tested in the night, and those that are tested at night but were not: never green.</summary>
    public static PageAnswer Of(IReadOnlyCollection<ServiceMorning> services)
    {
        var ran = services.Where(s => s.Night is not null).ToList();
        var failed = ran.FindAll(s => s.Night!.End == TrialEnd.Failed);
        var open = ran.FindAll(s => s.Night!.End == TrialEnd.Unproven);
        return (ran.Count, failed.Count, open.Count) switch
        {
            (0, _, _) => new(Verdict.Unknown, new Statement
            {
                Answer = "We cannot say.",
                Fact = "No long test ended last night.",
                Asked = Telling.Senders,
                NextStep = "Send testsuiterun.finished with stage=extended, check and outcome.",
            }),
            (_, 0, 0) => Says(Verdict.Met, "Yes.", $"{Words.All(ran.Count, "service")} tested last night passed every long test.", null, services),
            (_, 0, _) => Says(Verdict.AtRisk, "Nearly.", $"Nothing failed last night, but {Of(open)} ended without a proof.", open[0], services),
            (var all, _, _) => Says(Verdict.NotMet, "No.", $"{Of(failed)} of {Words.Number(all)} failed a long test last night.", failed[0], services),
        };
    }

    private static PageAnswer Says(Verdict verdict, string answer, string fact, ServiceMorning? worst, IReadOnlyCollection<ServiceMorning> services)
    {
        var missing = services.Count(s => s.Night is null);
        return new(verdict, new Statement
        {
            Answer = answer,
            Fact = fact,
            Service = worst?.Name,
            Cause = missing == 0 ? null : $"{(missing == 1 ? "One service was" : $"{Words.Number(missing)} services were")} tested in the nights before and not in this one.",
            Owner = worst?.Team,
            Asked = worst is null ? Telling.NobodyAsked : Telling.Asked(worst.Team, worst.Name),
            NextStep = worst is null ? null : $"Look at the night of {Telling.Service(worst.Name)}.",
        });
    }

    private static string Of(List<ServiceMorning> services) => services.Count == 1 ? Telling.Service(services[0].Name) : Words.Count(services.Count, "service");
}
