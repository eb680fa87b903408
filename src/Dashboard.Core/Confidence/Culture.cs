using System.Text.Json.Serialization;

namespace Dashboard.Core.Confidence;

/// <summary>The four values that a good way to production lives by. Every check belongs to exactly one.</summary>
[JsonConverter(typeof(SlugConverter<CultureValue>))]
public enum CultureValue
{
    /// <summary>Nothing reaches customers that could hurt them.</summary>
    Safety,

    /// <summary>Work moves; answers come while they still help, at a cost that can be kept up.</summary>
    Speed,

    /// <summary>People agree beforehand on what counts, and stand by it afterwards.</summary>
    Collaboration,

    /// <summary>Teams decide for themselves and need nobody to make an exception for them.</summary>
    Autonomy,
}

/// <summary>How one of the four values stands: how many of its checks are Met, of those that are known.</summary>
/// <param name="Value">Which of the four.</param>
/// <param name="Met">Checks that are Met.</param>
/// <param name="Known">Checks with an answer other than Unknown.</param>
/// <param name="Verdict">The worst of the answers.</param>
/// <param name="Indicators">Its checks with their answers, in the order leaders read them.</param>
public sealed record CultureReading(CultureValue Value, int Met, int Known, Verdict Verdict, IReadOnlyList<CultureIndicator> Indicators);

/// <summary>One check as part of a value.</summary>
public sealed record CultureIndicator(string CheckId, Role Role, string Question, Verdict Verdict, string ValueText);

/// <summary>Which value each check speaks for.</summary>
public static class Culture
{
    private static readonly Dictionary<string, CultureValue> Values = new(StringComparer.Ordinal)
    {
        // What is promised to customers is agreed with those who sell it before it is built.
        ["ceo.promises"] = CultureValue.Collaboration,
        ["ceo.demand"] = CultureValue.Safety,
        ["ceo.reputation"] = CultureValue.Safety,
        ["ciso.requirements"] = CultureValue.Safety,
        ["ciso.controls"] = CultureValue.Safety,
        // Who needs no exception can go without asking anybody.
        ["ciso.bypass"] = CultureValue.Autonomy,
        ["coo.waste"] = CultureValue.Speed,
        ["coo.cost"] = CultureValue.Speed,
        // What a team asks for and what it has to do again is its own to decide.
        ["coo.resources"] = CultureValue.Autonomy,
        ["cto.adoption"] = CultureValue.Autonomy,
        ["cto.feedback"] = CultureValue.Speed,
        ["cto.flow"] = CultureValue.Speed,
        // Author, reviewer and whoever decided: the trail of people who worked together.
        ["legal.trail"] = CultureValue.Collaboration,
        ["legal.evidence"] = CultureValue.Safety,
        ["legal.accountability"] = CultureValue.Collaboration,
    };

    /// <summary>The value that a check speaks for; throws for a check that was given none.</summary>
    public static CultureValue Of(RoleCheck check) => Values[check.Id];

    /// <summary>All four, from the findings given: fifteen, or the three of one role. A value may then be without any check.</summary>
    public static IReadOnlyList<CultureReading> Of(IEnumerable<Finding> findings)
    {
        var byId = findings.ToDictionary(f => f.CheckId, StringComparer.Ordinal);
        var checks = RoleChecks.All.Where(c => byId.ContainsKey(c.Id)).ToLookup(Of);
        return
        [
            .. Enum.GetValues<CultureValue>().Select(value => Of(
                value, [.. checks[value].Select(c => new CultureIndicator(c.Id, c.Role, c.Question, byId[c.Id].Verdict, byId[c.Id].ValueText))])),
        ];
    }

    private static CultureReading Of(CultureValue value, IReadOnlyList<CultureIndicator> indicators)
    {
        var known = indicators.Where(i => i.Verdict != Verdict.Unknown).ToList();
        return new CultureReading(value, known.Count(i => i.Verdict == Verdict.Met), known.Count, Verdicts.Worst(indicators.Select(i => i.Verdict)), indicators);
    }
}
