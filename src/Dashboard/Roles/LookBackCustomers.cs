using Dashboard.Core.Confidence;
using Dashboard.Figures;
using Dashboard.Shared;

namespace Dashboard.Roles;

/// The CEO's look back: customers that bad changes touched, and what was promised, story by story.
public static class LookBackCustomers
{
    private const int MostRows = 5;
    private const int MostNames = 3;

    public static WeekCourse Touched(LookBack back)
    {
        var (sums, all) = (back.Sums, Sum(back.Touched));
        return new WeekCourse(
            "Customers touched by bad changes", "90 days, once per bad change", FigureOf(sums, all), SaidOf(sums, all, back.Touched), "Customers touched a week", null,
            [.. back.Weeks.Select(Mark)],
            [
                new($"{Words.Count(sums.Shipped, "release")} shipped in 90 days; {Words.Number(sums.Bad)} that reached customers {Words.Were(sums.Bad)} bad: aborted, rolled back or tied to an incident.", Addresses.Number("ceo.reputation")),
                new($"Each counts the most traffic it had until the trouble was over, times the customers a day of its service. A customer who met two bad changes counts twice."),
                new($"{Words.Count(all.Uncounted, "bad change")} could not be counted: nobody told the share of traffic, or the service's customers. They are no zero."),
                new($"Customers a day are those last told. {LookBackViews.OnceAMinute}"),
            ])
        {
            Empty = "Nothing reached customers in twelve weeks.",
        };
    }

    private static CustomersTouched Sum(IReadOnlyList<TouchedService> touched) =>
        new(touched.Sum(s => s.Of.Customers), touched.Sum(s => s.Bad), touched.Sum(s => s.Of.Uncounted));

    private static string FigureOf(Measures sums, CustomersTouched all) =>
        sums.Shipped + sums.Bad == 0 || all.Told is not { } told ? "unknown" : all.Bad == 0 ? "none" : Words.Count(told, "customer");

    private static string SaidOf(Measures sums, CustomersTouched all, IReadOnlyList<TouchedService> touched)
    {
        if (sums.Bad == 0)
        {
            return sums.Shipped == 0 ? "Nothing shipped in 90 days." : $"{Words.Count(sums.Shipped, "release")} shipped in 90 days and no bad change reached a customer.";
        }

        var stopped = $"by {Words.Count(all.Bad, "bad change")} of {Words.Count(sums.Shipped, "release")} shipped, {Words.Number(sums.BadStopped)} of them stopped before they reached everybody";
        var most = touched.Where(s => s.Of.Told > 0).Take(MostNames).Select(s => $"{s.Service} {Words.Number(s.Of.Customers)}").ToList();
        return $"Touched {stopped}.{(most.Count == 0 ? "" : $" Most on {Words.List(most)}.")}"
            + (all.Uncounted == 0 ? "" : $" {Words.Count(all.Uncounted, "bad change")} could not be counted: send customers with the service, and weight with its rollouts.");
    }

    private static WeekMark Mark(WeekBack week) => new(
        week.From, week.Shipped + week.Touched.Bad == 0 ? null : week.Touched.Told,
        week.Shipped + week.Touched.Bad == 0 ? "nothing shipped" : week.Touched.Told is { } told ? Words.Count(told, "customer") : "not told", null, null);

    public static DetailGroup Stories(ConfidenceInput input, LookBack back)
    {
        var sum = input.Total();
        return new DetailGroup(
            "Promises, story by story", "Criteria kept, of tested",
            Addresses.Number("ceo.promises"),
            [
                .. back.Stories.Take(MostRows).Select(s => new DetailRow(
                    s.Feature, Addresses.Release(s.PublicId), (double)s.Passed / s.Executed, null, $"{Words.Number(s.Passed)} of {Words.Number(s.Executed)}",
                    s.Passed == s.Executed ? Verdict.Met : Verdict.NotMet, $"{s.Service} {s.Release}, proven {Words.Date(s.ProvenAt, input.Now)}")),
            ])
        {
            Said = $"{Words.Number(sum.ReleasesWithFeatures)} of {Words.Count(sum.Shipped, "release")} of 30 days named a story; of the newest {LookBackFigures.MostStoryReleases}, the least kept first.",
            Empty = sum.Shipped == 0 ? "No release shipped in 30 days."
                : "No test named the feature or story it proves: send testsuiterun.finished with check=acceptance, feature, total and passed.",
            Steps =
            [
                new("A story is what a passed or failed acceptance or functional test named in feature, before its release shipped."),
                new("Of each suite the newest result counts; criteria passed ÷ criteria tested. A result without counts is one criterion.", Addresses.Number("ceo.promises")),
                new($"A release whose tests name no story is counted in Promises kept all the same. {LookBackViews.OnceAMinute}"),
            ],
        };
    }
}
