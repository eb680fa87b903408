using System.Globalization;
using Dashboard.Core.Confidence;
using Dashboard.Figures;
using Dashboard.Shared;

namespace Dashboard.Roles;

/// The COO's look back: what a release costs while releases become more, and what is asked for and not used.
public static class LookBackMoney
{
    private const int MostRows = 8;
    private const int Side = 4;
    private const double LeastUse = 0.4;
    private const string NoRate = "no rate agreed";

    public static WeekCourse Cost(LookBack back)
    {
        var currencies = back.Weeks.SelectMany(w => w.Costs.Keys).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal).ToList();
        var currency = back.Currency;
        var (now, before) = (WeekBack.Each([.. back.Weeks.TakeLast(Side)], currency), WeekBack.Each([.. back.Weeks.Take(Side)], currency));
        return new WeekCourse(
            "Cost of a release", "Against how many ship; an estimate", now.Each is { } each ? Money(each, currency!) : "unknown",
            SaidOf(now, before, currency, currencies), "Releases a week", LineOf(back, currency), [.. back.Weeks.Select(w => Mark(w, currency))],
            [
                new($"{Words.Count(back.Weeks.Sum(w => w.Shipped), "release")} shipped in twelve weeks.", "/releases?state=shipped"),
                new("A week's line is what was booked in it, all kinds and environments, ÷ what shipped in it. It is an estimate: a cost can belong to a release of another week.", Addresses.Number("coo.cost")),
                new("A week in which nothing shipped or no cost was booked has no cost of a release. Currencies are never added up."),
                new(LookBackViews.OnceAMinute),
            ])
        {
            Empty = "Nothing shipped and no cost arrived in twelve weeks.",
        };
    }

    private static string SaidOf(WeeksCost now, WeeksCost before, string? currency, List<string> currencies)
    {
        string Told(WeeksCost side) =>
            side.Shipped == 0 ? "nothing shipped" : $"{Words.Count(side.Shipped, "release")}{(side.Each is { } each ? $" at about {Money(each, currency!)} each" : "")}";
        var lacks = currencies.Count switch
        {
            0 => " No cost arrived: send cost.recorded with service, amount and currency.",
            1 => "",
            _ => $" Costs came in {Words.List(currencies)}: they are not added up.",
        };
        return $"The last four weeks: {Told(now)}. The first four of the twelve: {Told(before)}.{lacks}{Together(now, before)}";
    }

    private static string Together(WeeksCost now, WeeksCost before) =>
        now.Each is not { } cost || before.Each is not { } then || now.Shipped == before.Shipped || cost == then ? ""
        : now.Shipped > before.Shipped ? cost < then ? " More releases, and each costs less." : " More releases, and each costs more."
        : cost < then ? " Fewer releases, and each costs less." : " Fewer releases, and each costs more.";

    // The line has a scale of its own.
    private static string LineOf(LookBack back, string? currency)
    {
        var each = back.Weeks.Select(w => w.Each(currency)).OfType<decimal>().ToList();
        return each.Count == 0 ? "cost of a release" : $"cost of a release, {Money(each.Min(), currency!)} to {Money(each.Max(), currency!)}";
    }

    private static WeekMark Mark(WeekBack week, string? currency)
    {
        var each = week.Each(currency);
        return new WeekMark(
            week.From, week.Shipped + week.Costs.Count == 0 ? null : week.Shipped, Words.Count(week.Shipped, "release"),
            (double?)each, each is { } told ? $"{Money(told, currency!)} each" : null);
    }

    public static DetailGroup Spare(ConfidenceReading reading)
    {
        var told = reading.Releases.Live.Where(r => r.Release.ByShippingDay.ReleasesWithSizing > 0).ToList();
        return new DetailGroup(
            "Asked for and not used", "Live releases under load", Addresses.Number("coo.resources"),
            [.. told.SelectMany(SpareOf).OrderBy(r => r.Bar).ThenBy(r => r.Name, StringComparer.Ordinal).Take(MostRows)])
        {
            Said = $"{Words.Number(told.Count)} of {Words.Count(reading.Releases.Live.Count, "live release")} told it. {char.ToUpperInvariant(NoRate[0])}{NoRate[1..]}: in units as sent, not in money.",
            Empty = told.Count == 0 ? "No live release told what it uses: send testsuiterun.finished with check=load, usedCpu, requestedCpu, usedMemory and requestedMemory."
                : $"{Words.All(told.Count, "live release")} that told it {(told.Count == 1 ? "uses" : "use")} at least 40% of what {(told.Count == 1 ? "it asks" : "they ask")} for.",
            Steps =
            [
                new($"{Words.Number(told.Count)} of {Words.Count(reading.Releases.Live.Count, "live release")} told under load what they use and what they ask for.", Addresses.Number("coo.resources")),
                new("Listed is what uses less than 40% of what it asks for, the emptiest first. The bar is what is used, the dashed line 40%."),
                new("The agreement names no rate for CPU or memory. Money is never guessed: the unit is the one that was sent."),
            ],
        };
    }

    private static IEnumerable<DetailRow> SpareOf(ReleaseReading reading)
    {
        var m = reading.Release.ByShippingDay;
        (string Of, long Used, long Requested)[] all = [("CPU", m.UsedCpuMilli, m.RequestedCpuMilli), ("memory", m.UsedMemoryMilli, m.RequestedMemoryMilli)];
        return all.Where(u => u.Requested > 0 && (double)u.Used / u.Requested < LeastUse).Select(u => new DetailRow(
            $"{reading.Head.Service}, {u.Of}", Addresses.Release(reading.Head.PublicId), (double)u.Used / u.Requested, LeastUse, $"{Units(u.Requested - u.Used)} unused", Verdict.AtRisk,
            $"{reading.Head.Name} used {Units(u.Used)} of {Units(u.Requested)} asked for, {Words.Percent((double)u.Used / u.Requested, LeastUse)}; {NoRate}"));
    }

    private static string Units(long thousandths) => (thousandths / 1000m).ToString("#,0.##", CultureInfo.InvariantCulture);

    private static string Money(decimal amount, string currency) => $"{amount.ToString("#,0.00", CultureInfo.InvariantCulture)} {currency}";
}
