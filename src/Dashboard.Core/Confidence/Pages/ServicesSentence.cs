using Dashboard.Core.Confidence.Checks;

namespace Dashboard.Core.Confidence.Pages;

/// <summary>A service as the first sentence over the list of services speaks of it.</summary>
/// <param name="Name">As sent.</param>
/// <param name="Owner">The team; null when none is named.</param>
/// <param name="Tier">1 highest, 2, 3.</param>
/// <param name="Customers">Active a day; null when nobody told.</param>
/// <param name="Drift">Where its places contradict each other, in words; null where they do not.</param>
/// <param name="InUseIsKnown">Whether it was ever told what customers use.</param>
public sealed record ServiceInStep(string Name, string? Owner, int Tier, long? Customers, string? Drift, bool InUseIsKnown);

/// <summary>Does the same run wherever it should? The first sentence over the list of services.</summary>
public static class ServicesSentence
{
    /// <param name="services">Those heard of in the last 90 days.</param>
    public static PageAnswer Of(IReadOnlyCollection<ServiceInStep> services)
    {
        var apart = services.Where(s => s.Drift is not null).ToList();
        var untold = services.Where(s => !s.InUseIsKnown).ToList();
        return (apart.Count, untold.Count, services.Count) switch
        {
            (_, _, 0) => new(Verdict.Unknown, new Statement
            {
                Answer = "We cannot say.",
                Fact = "No service has been heard of in 90 days.",
                Asked = Telling.Senders,
                NextStep = "Send an event that names one.",
            }),
            ( > 0, _, _) => Apart(Worst(apart), apart.Count, services.Count),
            (_, > 0, _) => Untold(Worst(untold), untold.Count, services.Count),
            _ => new(Verdict.Met, new Statement { Answer = "In step.", Fact = InStep(services.Count), Asked = Telling.NobodyAsked }),
        };
    }

    private static string InStep(int count) => count == 1 ? "The one service runs the same wherever it should." : $"{Words.All(count, "service")} run the same wherever they should.";

    // Whose customers are most.
    private static ServiceInStep Worst(List<ServiceInStep> services) =>
        services.OrderBy(s => s.Tier).ThenByDescending(s => s.Customers ?? 0).ThenBy(s => s.Name, StringComparer.Ordinal).First();

    private static PageAnswer Apart(ServiceInStep worst, int count, int all)
    {
        var name = Telling.Service(worst.Name);
        return Says(Verdict.AtRisk, "Not in step.",
            count == 1 ? $"{name} runs one thing here and another there." : $"{Words.Number(count)} of {Words.Count(all, "service")} run one thing here and another there.",
            Words.Sentence(count == 1 ? worst.Drift! : $"Begin with {name}: {worst.Drift}"), worst, "Bring its places to one release, or tell of the rollout between them.");
    }

    private static PageAnswer Untold(ServiceInStep worst, int count, int all)
    {
        var name = Telling.Service(worst.Name);
        return Says(count == all ? Verdict.Unknown : Verdict.AtRisk, count == all ? "We cannot say." : "Nearly.",
            count == 1 ? $"Nobody told what the customers of {name} use." : $"Nobody told what customers use of {Words.Number(count)} of {Words.Count(all, "service")}.",
            count == 1 ? null : Words.Sentence($"Begin with {name}"), worst, "Send service.deployed for its production.");
    }

    private static PageAnswer Says(Verdict verdict, string answer, string fact, string? cause, ServiceInStep service, string next) => new(verdict, new Statement
    {
        Answer = answer,
        Fact = fact,
        Service = service.Name,
        Cause = cause,
        Owner = service.Owner,
        Asked = Telling.Asked(service.Owner, service.Name),
        NextStep = next,
    });
}
