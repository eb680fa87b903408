using Dashboard.Simulator.Time;

namespace Dashboard.Simulator.Releases;

/// <summary>What customers feel, who notices, how it is mended, and what the team keeps from it.</summary>
internal static class AftermathOf
{
    public static DateTimeOffset Play(ReleaseLife life, Release? previous, DateTimeOffset everyone)
    {
        if (life.Plan.Aftermath is not { } aftermath)
        {
            return everyone;
        }

        var begins = everyone.AddMinutes(aftermath.BeginsAfter);
        var resolved = begins.AddMinutes(aftermath.ResolvedAfter);
        var number = ++life.Record.Incidents;
        var incident = $"INC-{life.Profile.Name.ToUpperInvariant()}-{number}";
        Alarm(life, begins.AddMinutes(2), resolved.AddMinutes(1), aftermath);
        (string, object?)[] what =
        [
            ("incident", incident), ("environment", "production"), ("severity", aftermath.Severity), ("detectedBy", aftermath.DetectedBy),
            ("cause", aftermath.Cause), ("escapedStage", aftermath.EscapedStage),
        ];
        life.Write("incident.detected", begins.AddMinutes(4), what);
        life.Write("incident.resolved", resolved, what);
        if (aftermath.RolledBackAfter is { } minutes && previous is not null)
        {
            Back(life, previous, begins.AddMinutes(minutes), aftermath.Cause);
        }

        if (aftermath.Lesson is { } lesson)
        {
            Learn(life, incident, aftermath.Cause, lesson, resolved);
        }

        return resolved;
    }

    private static void Alarm(ReleaseLife life, DateTimeOffset fired, DateTimeOffset resolved, Aftermath aftermath)
    {
        (string, object?)[] alarm =
        [
            ("alert", $"{life.Profile.Name}: too many errors"), ("environment", "production"),
            ("severity", aftermath.Severity is "critical" ? "critical" : "warning"), ("promotionPreventing", false),
        ];
        life.Write("alert.fired", fired, alarm);
        life.Write("alert.resolved", resolved, alarm);
    }

    private static void Back(ReleaseLife life, Release previous, DateTimeOffset at, string reason)
    {
        var started = at.AddMinutes(life.Plan.Shipping == Shipping.AllAtOnce ? -48 : -3);
        life.Write("service.rolledback", at,
            ("environment", "production"), ("fromDigest", life.Release.Digest), ("toDigest", previous.Digest), ("reason", reason), ("drill", false),
            ("actor", life.Profile.Team.Lead), ("started", started), ("finished", at), (Keys.Run, $"{life.Profile.Name}-{life.Release.Number}-back"));
        life.Record.NowRuns(previous, at);
    }

    private static void Learn(ReleaseLife life, string incident, string cause, Lesson lesson, DateTimeOffset resolved)
    {
        var since = WorkCalendar.NextWorking(resolved.AddDays(lesson.DaysLater));
        life.Write("guardrail.added", since, ("incident", incident), ("guardrail", lesson.Guardrail), ("stage", lesson.Stage), ("cause", cause));
        life.Record.Learnt(new Guardrail(lesson.Guardrail, lesson.Stage, since));
    }
}
