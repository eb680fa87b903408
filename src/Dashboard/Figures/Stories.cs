using System.Globalization;
using Dashboard.Core.Confidence;

namespace Dashboard.Figures;

/// What a leader would retell. Found by rules in the data, told only where a rule finds it.
public sealed record Story(StoryKind Kind, string Title, string Text, string Address);

public enum StoryKind
{
    AllAtOnce,
    DailyShipping,
    LessonLearnt,
}

/// A release that reached everybody and turned out bad.
public sealed record BadShipment(
    string Service, string Name, string PublicId, long? Customers, DateTimeOffset ShippedAt, DateTimeOffset? TakenBackAt, bool AllAtOnce, long TrafficMinutes,
    string? Incident);

/// How often a service shipped, and how well.
public sealed record Shipper(string Service, string Team, int Days, long Shipped, long Bad, long AroundTheGates, long? AverageLeadSeconds);

/// A guardrail that came out of an incident, and the first release it stopped; null while it stopped none.
public sealed record Lesson(string Service, string Incident, string? Cause, string Guardrail, DateTimeOffset AddedAt, StoppedRelease? Stopped);

/// Weight is the most of its traffic, 0 where that was not told, and null where no customer had it.
public sealed record StoppedRelease(string Name, string PublicId, DateTimeOffset At, double? Weight);

public sealed record StoryMaterial(DateTimeOffset Now, IReadOnlyList<BadShipment> Bad, IReadOnlyList<Shipper> Shippers, IReadOnlyList<Lesson> Lessons);

/// The rules: the costliest release that went to everyone at once and, before others, had to be taken back; the most frequent clean shipper, the newest mistake that a lesson stopped.
public static class Stories
{
    private const int FewestDays = 14;
    private const double OftenPerDay = 0.5;

    public static IReadOnlyList<Story> Of(StoryMaterial material) =>
        [.. new[] { AllAtOnce(material), Daily(material), Learnt(material) }.OfType<Story>()];

    private static Story? AllAtOnce(StoryMaterial material)
    {
        var worst = material.Bad.Where(b => b.AllAtOnce)
            .OrderBy(b => b.TakenBackAt is null).ThenByDescending(b => (b.Customers ?? 0) * b.TrafficMinutes).ThenByDescending(b => b.TrafficMinutes).ThenByDescending(b => b.ShippedAt)
            .FirstOrDefault();
        if (worst is null)
        {
            return null;
        }

        var end = worst.TakenBackAt is { } back ? $"It was taken back {Words.Duration(back - worst.ShippedAt)} later"
            : $"It ended in {worst.Incident ?? "an incident"}";
        return new Story(
            StoryKind.AllAtOnce, "All at once, and all hands",
            $"{worst.Service} {worst.Name} went to everyone at once on {Day(worst.ShippedAt)} at {worst.ShippedAt.UtcDateTime:HH:mm} UTC, without a canary. {end}{Cost(worst)}.",
            $"/releases/{worst.PublicId}");
    }

    private static string Cost(BadShipment bad) => bad.TrafficMinutes == 0 ? ""
        : bad.Customers is { } customers ? $", after {Words.Count(bad.TrafficMinutes, "minute")} in front of {Words.Number(customers)} customers a day"
        : $", after {Words.Count(bad.TrafficMinutes, "minute")} of full traffic";

    private static Story? Daily(StoryMaterial material)
    {
        var best = material.Shippers
            .Where(s => s.Days >= FewestDays && s.Bad == 0 && s.AroundTheGates == 0 && s.Shipped >= OftenPerDay * s.Days)
            .OrderByDescending(s => (double)s.Shipped / s.Days).ThenBy(s => s.Service, StringComparer.Ordinal)
            .FirstOrDefault();
        if (best is null)
        {
            return null;
        }

        var lead = best.AverageLeadSeconds is { } seconds ? $" A change takes {Words.Duration(TimeSpan.FromSeconds(seconds))} to reach everyone." : "";
        return new Story(
            StoryKind.DailyShipping, "Small, daily and quiet",
            $"{Words.Count(best.Shipped, "release")} of {best.Service} shipped in {Words.Count(best.Days, "day")}, none of them bad, none around the gates.{lead}",
            $"/services/{Uri.EscapeDataString(best.Service)}");
    }

    private static Story? Learnt(StoryMaterial material)
    {
        var newest = material.Lessons.Where(l => l.Stopped is not null).OrderByDescending(l => l.Stopped!.At).FirstOrDefault();
        if (newest?.Stopped is not { } stopped)
        {
            return null;
        }

        var reach = stopped.Weight switch
        {
            null => "before any customer saw it",
            > 0 and { } weight => $"at {Words.Traffic(weight)} of customers",
            _ => "while customers had a share of it that was not told",
        };
        return new Story(
            StoryKind.LessonLearnt, "A lesson that stopped a repeat",
            $"After the incident {newest.Cause ?? newest.Incident} {newest.Service} got the check {newest.Guardrail}. "
            + $"On {Day(stopped.At)} it stopped {stopped.Name} {reach}.",
            $"/releases/{stopped.PublicId}");
    }

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("dddd d MMMM", CultureInfo.InvariantCulture);
}
