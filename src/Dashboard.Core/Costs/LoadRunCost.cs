namespace Dashboard.Core.Costs;

/// <summary>Money told of one environment, in so many bills.</summary>
public sealed record EnvironmentBill(string Environment, string Currency, decimal Amount, long Bills);

/// <summary>What a load run costs: the bills of the environments that it ran in. Other tests that ran there share those bills, so it is "at most".</summary>
/// <param name="Amount">All bills counted.</param>
/// <param name="Currency">Theirs.</param>
/// <param name="Bills">How many.</param>
/// <param name="Runs">Load runs in environments that have a bill.</param>
/// <param name="OtherCurrencies">Bills of these environments that are left out: money of two currencies is never added up.</param>
public sealed record LoadRunCost(decimal Amount, string Currency, long Bills, long Runs, long OtherCurrencies)
{
    /// <summary>Of one run.</summary>
    public decimal Each => Amount / Runs;

    /// <summary>By load runs of each environment, whatever the case of its name; null where no environment has both a run and a bill. The currency with most bills counts.</summary>
    public static LoadRunCost? Of(IReadOnlyDictionary<string, long> runs, IEnumerable<EnvironmentBill> bills)
    {
        var known = runs.Where(r => r.Value > 0).ToDictionary(r => r.Key, r => r.Value, StringComparer.OrdinalIgnoreCase);
        var told = bills.Where(b => known.ContainsKey(b.Environment.Trim())).ToList();
        var main = told.GroupBy(b => b.Currency, StringComparer.Ordinal).OrderByDescending(g => g.Sum(b => b.Bills)).ThenBy(g => g.Key, StringComparer.Ordinal).FirstOrDefault();
        return main is null ? null : new(
            main.Sum(b => b.Amount), main.Key, main.Sum(b => b.Bills), main.Select(b => b.Environment.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).Sum(place => known[place]),
            told.Where(b => b.Currency != main.Key).Sum(b => b.Bills));
    }
}
