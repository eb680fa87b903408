using Dashboard.Core.Confidence;
using Dashboard.Core.Confidence.Why;
using Dashboard.Figures;
using Dashboard.Shared;

namespace Dashboard.Why;

/// How work moves: without friction, at a speed and a risk that are both known, in small steps and often.
internal static class FlowReasons
{
    private const int Side = 4;

    public static Reason Friction(ConfidenceReading reading)
    {
        IReadOnlyList<double?> trend = [.. reading.Windows.Select(m => Minutes(Waited(m), m.ReleasesWithLead))];
        var now = reading.Input.Total();
        var address = Addresses.Number("coo.waste");
        ReasonPart Part(string name, long seconds) => new(name, Each(seconds, now.ReleasesWithLead), address);
        return new Reason
        {
            Id = "friction",
            Title = "Reduces delivery friction",
            Value = Each(Waited(now), now.ReleasesWithLead),
            Said = now.ReleasesWithLead == 0 ? "No release that shipped told when it began." : $"of waiting for each of {Words.Count(now.ReleasesWithLead, "release")} that shipped.",
            TrendOf = "minutes that a release waited",
            Trend = trend,
            Course = Courses.Of(trend, higherIsBetter: false),
            Parts =
            [
                Part("For approvals", now.ApprovalWaitSeconds),
                Part("In queues", now.QueueWaitSeconds),
                Part("For reruns", now.RerunSeconds),
                Part("At open gates", now.GateWaitSeconds),
                new("Went without a hand", Parts.Share(now.HandsOff, now.HandsTold), "/delivery#habits"),
            ],
            Rule = "All waiting of the releases that shipped in 30 days ÷ those releases; the line has the 30 days that ended in each week.",
        };
    }

    public static Reason Dial(ConfidenceReading reading)
    {
        var now = reading.Input.Total();
        IReadOnlyList<double?> lead = [.. reading.Windows.Select(m => m.ReleasesWithLead == 0 ? (double?)null : (double)m.LeadSeconds / m.ReleasesWithLead)];
        var proven = reading.Share.Share.Share;
        var hours = now.ReleasesWithLead == 0 ? null : Words.Duration(TimeSpan.FromSeconds((double)now.LeadSeconds / now.ReleasesWithLead));
        return new Reason
        {
            Id = "dial",
            Title = "Shows speed against risk",
            Value = proven is { } share ? Words.Percent(share) : null,
            Said = proven is null ? "Nothing that shipped is proven yet." : $"of what customers use is proven{(hours is null ? "; no release told how long it took." : $", at {hours} from change to customers.")}",
            TrendOf = "share that is proven",
            Trend = reading.Share.Trend,
            AgainstOf = "time from change to customers",
            Against = lead,
            Course = Courses.Worst(Courses.Of(reading.Share.Trend, higherIsBetter: true), Courses.Of(lead, higherIsBetter: false)),
            Parts =
            [
                new("Proven of what customers use", proven is { } part ? Words.Percent(part) : null, "/share"),
                new("From change to customers", hours, "/delivery#delivery"),
                new("On their way, each with its dial", Words.Number(reading.Releases.InFlight.Count), "/releases?state=in-flight"),
            ],
            Rule = "The proven share of the newest release of each service that customers use, beside the mean time from change to customers of the releases that shipped. What a release gains by waiting stands on its own dial.",
        };
    }

    public static Reason SmallAndOften(CostReading reading)
    {
        var weeks = reading.Back.Weeks;
        var first = weeks.TakeWhile(w => w.Shipped == 0).Count();
        IReadOnlyList<double?> shipped = [.. weeks.Select((w, i) => i < first ? (double?)null : w.Shipped)];
        IReadOnlyList<double?> touched = [.. weeks.Select((w, i) => i < first ? null : (double?)w.Touched.Told)];
        var last = weeks.TakeLast(Side).ToList();
        var (often, customers) = (last.Sum(w => w.Shipped), last.All(w => w.Touched.Told is null) ? (long?)null : last.Sum(w => w.Touched.Told ?? 0));
        return new Reason
        {
            Id = "small-and-often",
            Title = "Mitigates risk while enabling speed",
            Value = first == weeks.Count ? null : Words.Number(often),
            Said = first == weeks.Count ? "Nothing shipped in twelve weeks."
                : $"{Words.Noun(often, "release")} in four weeks; {(customers is { } told ? $"bad ones touched {Words.Count(told, "customer")}." : "how many customers bad ones touched is not told.")}",
            TrendOf = "releases a week",
            Trend = shipped,
            AgainstOf = "customers touched by bad changes",
            Against = touched,
            Course = Courses.Worst(Courses.Of(shipped, higherIsBetter: true), Courses.Of(touched, higherIsBetter: false)),
            Parts =
            [
                new("Releases in four weeks", first == weeks.Count ? null : Words.Number(often), "/delivery#delivery"),
                new("Customers touched in four weeks", customers is { } people ? Words.Number(people) : null, Addresses.Number("ceo.reputation")),
                new("Bad changes in four weeks", Words.Number(last.Sum(w => w.Touched.Bad)), Addresses.Number("ceo.reputation")),
            ],
            Rule = "Releases that shipped in each week, beside the customers that bad changes of that week reached: most traffic × customers a day.",
        };
    }

    private static long Waited(Measures m) => m.ApprovalWaitSeconds + m.QueueWaitSeconds + m.RerunSeconds + m.GateWaitSeconds;

    private static double? Minutes(long seconds, long releases) => releases == 0 ? null : seconds / 60d / releases;

    private static string? Each(long seconds, long releases) => releases == 0 ? null : Words.Duration(TimeSpan.FromSeconds((double)seconds / releases));
}
