using Dashboard.Simulator.Chance;
using Dashboard.Simulator.Organisation;
using Dashboard.Simulator.Stream;

namespace Dashboard.Simulator.Releases;

/// <summary>One release on its way: who it is, what is planned for it, and the pen that writes its events.</summary>
internal sealed class ReleaseLife(ServiceProfile profile, ReleasePlan plan, Release release, ServiceRecord record, EventLog log, SeededRandom random)
{
    private int _runs;

    public ServiceProfile Profile => profile;

    public ReleasePlan Plan => plan;

    public Release Release => release;

    public ServiceRecord Record => record;

    public SeededRandom Random => random;

    /// <summary>True once a run failed for good: nothing of this release happens after the stage it failed in.</summary>
    public bool Stopped { get; private set; }

    /// <summary>True when a run was cancelled and waits for the next night.</summary>
    public bool Interrupted { get; private set; }

    /// <summary>An event that knows the artifact.</summary>
    public void Write(string type, DateTimeOffset at, params ReadOnlySpan<(string, object?)> values) =>
        log.Write(type, at, [("version", release.Version), ("digest", release.Digest), ("commit", release.Commit), .. values]);

    /// <summary>An event from before there was an artifact: only the source is known.</summary>
    public void WriteSource(string type, DateTimeOffset at, params ReadOnlySpan<(string, object?)> values) =>
        log.Write(type, at, [("commit", release.Commit), ("repository", $"lanternway/{profile.Name}"), .. values]);

    /// <summary>Writes a check's run, with whatever trouble was planned for it, and says when it is over.</summary>
    public DateTimeOffset Run(CheckRun run)
    {
        var subject = $"{profile.Name}-{release.Number}-{++_runs}";
        var trouble = plan.Troubles.FirstOrDefault(t => t.Stage == run.Stage && t.Check == run.Check && (t.Suite ?? run.Suite) == run.Suite);
        switch (trouble?.Kind)
        {
            case TroubleKind.Flaky:
                Write(run, subject, "failure", 1, trouble.Cause);
                var again = run with { Queued = run.Finished.AddMinutes(random.Between(3.0, 16.0)) };
                again = again with { Started = again.Queued.AddMinutes(random.In(profile.Pace.BuildQueue)) };
                Write(again, subject, "success", 2, null);
                return again.Finished;
            case TroubleKind.Fails:
                Write(run, subject, "failure", 1, trouble.Cause);
                Stopped = true;
                return run.Finished;
            case TroubleKind.CancelledThisNight:
                Write(run with { Minutes = 4 }, subject, "cancel", 1, trouble.Cause);
                Interrupted = true;
                return run.Started.AddMinutes(4);
            default:
                Write(run, subject, "success", 1, null);
                return run.Finished;
        }
    }

    /// <summary>The same check another night, untroubled.</summary>
    public DateTimeOffset RunAgain(CheckRun run)
    {
        Write(run, $"{profile.Name}-{release.Number}-{++_runs}", "success", 1, null);
        return run.Finished;
    }

    /// <summary>A run that fails for a reason found while it ran.</summary>
    public void Fail(CheckRun run, string? cause)
    {
        Write(run, $"{profile.Name}-{release.Number}-{++_runs}", "failure", 1, cause);
        Stopped = true;
    }

    private void Write(CheckRun run, string subject, string outcome, int attempt, string? cause)
    {
        if (run.Minutes >= 15)
        {
            Write(run, run.Started, "testsuiterun.started", subject, [("attempt", attempt), ("queued", run.Queued), ("started", run.Started)]);
        }

        var failed = outcome == "failure" ? Math.Min(run.Cases, 1 + (run.Cases / 90)) : 0;
        (string, object?)[] end =
        [
            ("outcome", outcome), ("attempt", attempt), ("queued", run.Queued), ("started", run.Started), ("finished", run.Finished),
            ("total", run.Cases), ("passed", outcome == "cancel" ? 0 : run.Cases - failed), ("failed", failed), ("skipped", outcome == "cancel" ? run.Cases : 0),
            ("cause", cause), ("severity", failed > 0 && run.Check is ("sast" or "sca" or "secret-scan") ? release.Number % 3 == 0 ? "critical" : "high" : null), ("url", $"{Lanternway.ContinuousIntegration}/{subject}"), .. run.Values,
        ];
        Write(run, run.Finished, "testsuiterun.finished", subject, end);
    }

    private void Write(CheckRun run, DateTimeOffset at, string type, string subject, (string, object?)[] values)
    {
        (string, object?)[] all = [("stage", run.Stage), ("check", run.Check), ("suite", run.Suite), (Keys.Run, subject), .. values];
        if (run.OfSource)
        {
            WriteSource(type, at, all);
        }
        else
        {
            Write(type, at, all);
        }
    }
}

/// <summary>One run of one suite of a check.</summary>
internal sealed record CheckRun(string Stage, string Check, DateTimeOffset Queued, DateTimeOffset Started, double Minutes)
{
    public CheckRun(string stage, string check, DateTimeOffset started, double minutes) : this(stage, check, started, started, minutes)
    {
    }

    public string? Suite { get; init; }

    public int Cases { get; init; } = 1;

    /// <summary>Ran on the source, before the artifact had a digest.</summary>
    public bool OfSource { get; init; }

    public (string, object?)[] Values { get; init; } = [];

    public DateTimeOffset Finished => Started.AddMinutes(Minutes);
}

internal static class Keys
{
    /// <summary>The OpenTelemetry name of a run: the same run again is another attempt of one thing.</summary>
    public const string Run = "cicd.pipeline.run.id";
}
