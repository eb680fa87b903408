using Dashboard.Core.Confidence.Checks;
using Dashboard.Core.Measuring;

namespace Dashboard.Core.Confidence.Pages;

/// <summary>A service as the first sentence over what runs where speaks of it.</summary>
/// <param name="Name">As sent.</param>
/// <param name="Owner">The team; null when none is named.</param>
/// <param name="Tier">1 highest, 2, 3.</param>
/// <param name="Apart">Where its places contradict each other.</param>
/// <param name="IsTold">Anything was told to run anywhere.</param>
public sealed record ServicePlaces(string Name, string? Owner, int Tier, IReadOnlyList<Apart> Apart, bool IsTold);

/// <summary>Does, or did, the same run wherever it should, and what does it cost where not?</summary>
public static class PlacesSentence
{
    /// <param name="services">All that are looked at.</param>
    /// <param name="then">It is said of a moment of the past.</param>
    public static PageAnswer Of(IReadOnlyCollection<ServicePlaces> services, bool then = false)
    {
        var told = services.Count(s => s.IsTold);
        var apart = services.Where(s => s.Apart.Count > 0).OrderBy(s => s.Tier).ThenBy(s => s.Name, StringComparer.Ordinal).ToList();
        if (told == 0)
        {
            return new(Verdict.Unknown, new Statement
            {
                Answer = "We cannot say.",
                Fact = then ? "Nothing had been told of what ran anywhere." : "Nobody told what runs anywhere.",
                Asked = Telling.Senders,
                NextStep = "Send service.deployed with every deployment.",
            });
        }

        if (apart is [var first, ..])
        {
            return Apart(apart, first, services.Count, then);
        }

        var untold = services.Count - told;
        return untold > 0
            ? new(Verdict.AtRisk, new Statement
            {
                Answer = "Nearly.",
                Fact = $"Nothing {(then ? "had been" : "was")} told of {Words.Number(untold)} of {Words.Count(services.Count, "service")}.",
                Cause = $"The others {(then ? "ran" : "run")} the same wherever they should.",
                Asked = Telling.Senders,
                NextStep = "Send service.deployed with every deployment.",
            })
            : new(Verdict.Met, new Statement
            {
                Answer = "In step.",
                Fact = $"{Words.All(told, "service")} {(then ? "ran" : told == 1 ? "runs" : "run")} the same wherever {(told == 1 ? "it" : "they")} should.",
                Asked = Telling.NobodyAsked,
            });
    }

    /// <summary>A guarantee as said in a sentence.</summary>
    public static string Of(Guarantee guarantee) => guarantee switch
    {
        Guarantee.DefectTracing => "defect tracing",
        Guarantee.AuditProof => "audit proof",
        _ => "the fix guarantee",
    };

    private static PageAnswer Apart(List<ServicePlaces> apart, ServicePlaces first, int all, bool then)
    {
        var name = Telling.Service(first.Name);
        var (run, cost) = then ? ("ran", "cost") : (apart.Count == 1 ? "runs" : "run", "costs");
        var costs = Words.List([.. PlacesApart.Costs(apart.SelectMany(s => s.Apart)).Select(Of)]);
        return new(Verdict.AtRisk, new Statement
        {
            Answer = "Not in step.",
            Fact = apart.Count == 1 ? $"{name} {run} one thing here and another there." : $"{Words.Number(apart.Count)} of {Words.Count(all, "service")} {run} one thing here and another there.",
            Service = first.Name,
            MoreServices = apart.Count - 1,
            Cause = Words.Sentence($"That {cost} {costs}{(apart.Count == 1 ? "" : $". Begin with {name}")}: {first.Apart[0].Words}"),
            Owner = first.Owner,
            Asked = Telling.Asked(first.Owner, first.Name),
            NextStep = then ? null : "Bring its places to one release, or tell of the rollout between them.",
        });
    }
}
