using Dashboard.Core.Agreements;
using Dashboard.Core.Confidence;
using Dashboard.Core.Confidence.Why;
using Dashboard.Core.Costs;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Shared;

namespace Dashboard.Why;

/// What is found, how early, and what becomes of it.
internal static class LearningReasons
{
    private const string Incidents = "/evidence?type=incident.detected";
    private static readonly TimeSpan Window = DefaultAgreement.Version0.Window;

    public static Reason Early(CostReading reading)
    {
        var (found, all) = (reading.Found, reading.Found.Values.Sum());
        IReadOnlyList<double?> trend = [.. reading.FoundByWeek.Select(EarlyFinds.EarlyShare)];
        return new Reason
        {
            Id = "early",
            Title = "Catches issues early",
            Value = EarlyFinds.EarlyShare(found) is { } share ? Words.Percent(share) : null,
            Said = all == 0 ? "Nothing was found in 30 days: no release held back, and no incident told." : $"of {Words.Count(all, "problem")} were found before a release met any other.",
            TrendOf = "share of problems found before integration",
            Trend = trend,
            Course = Courses.Of(trend, higherIsBetter: true),
            Parts =
            [
                .. Enum.GetValues<Stage>().Select(stage => new ReasonPart(
                    stage == Stage.Production ? "By customers: incidents, and refused in production" : StageWords.Of(stage), Parts.Share(found.GetValueOrDefault(stage), all),
                    stage == Stage.Production ? Incidents : $"/stages/{Slug.Of(stage)}#services")),
            ],
            Rule = "A release that is held back counts at the first stage that holds it; an incident counts as found in production. Early are the build and the stubbed stages.",
        };
    }

    public static Reason Lessons(CostReading reading)
    {
        var now = Learnt(reading, reading.AsOf);
        IReadOnlyList<double?> trend =
        [
            .. Enumerable.Range(0, StageTally.Weeks).Reverse().Select(week => Learnt(reading, reading.AsOf - TimeSpan.FromDays(7 * week))).Select(l => l.All == 0 ? (double?)null : (double)l.Guarded / l.All),
        ];
        var repeated = reading.Incidents.Count(i => IsRepeated(i, reading.Incidents) && i.DetectedAt > reading.AsOf - Window);
        return new Reason
        {
            Id = "lessons",
            Title = "Encodes lessons into systems",
            Value = now.All == 0 ? null : Words.Percent((double)now.Guarded / now.All),
            Said = now.All == 0 ? "No incident of 30 days was told." : $"of {Words.Count(now.All, "incident")} of 30 days became a guardrail in the pipeline.",
            TrendOf = "share of incidents that became a guardrail",
            Trend = trend,
            Course = Courses.Of(trend, higherIsBetter: true),
            Parts =
            [
                new("Became a guardrail", now.All == 0 ? null : Words.Number(now.Guarded), "/evidence?type=guardrail.added"),
                new("Still owed", now.All == 0 ? null : Words.Number(now.All - now.Guarded), Incidents),
                new("Came again after its guardrail", now.All == 0 ? null : Words.Number(repeated), Incidents),
            ],
            Rule = "Incidents detected in 30 days with a guardrail by then ÷ all of them; the line has the 30 days that ended in each week. One came again when its service had named the same cause before and had a guardrail for it.",
        };
    }

    private static LearntCount Learnt(CostReading reading, DateTimeOffset at)
    {
        var those = reading.Incidents.Where(i => i.DetectedAt <= at && i.DetectedAt > at - Window).ToList();
        return new(those.Count(i => i.Guardrail is not null && (i.GuardrailAt ?? at) <= at), those.Count);
    }

    private static bool IsRepeated(IncidentTold incident, IReadOnlyList<IncidentTold> all) => incident.Cause is { Length: > 0 } cause && all.Any(before =>
        before.Service == incident.Service && before.GuardrailAt < incident.DetectedAt && before.DetectedAt < incident.DetectedAt
        && string.Equals(before.Cause, cause, StringComparison.OrdinalIgnoreCase));

    private sealed record LearntCount(int Guarded, int All);
}
