namespace Dashboard.Simulator.Releases;

/// <summary>From the merge to one artifact with its proof.</summary>
internal static class BuildStage
{
    private static readonly string[] Classes = ["feature", "fix", "patch", "revert"];

    public static DateTimeOffset Play(ReleaseLife life)
    {
        var merged = life.Plan.MergedAt;
        Change(life, merged);
        var queued = merged.AddSeconds(5);
        var started = queued.AddMinutes(life.Random.In(life.Profile.Pace.BuildQueue));
        var finished = started.AddMinutes(life.Random.In(life.Profile.Pace.Build));
        var run = $"{life.Profile.Name}-{life.Release.Number}-build";
        life.WriteSource("build.queued", queued, (Keys.Run, run), ("stage", "build"), ("queued", queued));
        life.WriteSource("build.started", started, (Keys.Run, run), ("stage", "build"), ("queued", queued), ("started", started));
        SourceChecks(life, started, finished);
        Finish(life, run, (queued, started, finished));
        if (life.Stopped)
        {
            return finished;
        }

        return Attestations(life, finished);
    }

    private static void Change(ReleaseLife life, DateTimeOffset merged)
    {
        var release = life.Release;
        var kind = Classes[(int)life.Plan.Change];
        var reviewed = merged.AddMinutes(-life.Random.Between(2.0, 9.0));
        (string, object?)[] people = [("author", release.Author), ("reviewer", release.Reviewer), ("class", kind)];
        life.WriteSource("change.reviewed", reviewed, [.. people, ("decision", "approved"), ("actor", release.Reviewer)]);
        life.WriteSource("change.merged", merged,
        [
            .. people, ("actor", release.Author), ("testsTouched", life.Random.Happens(0.85)), ("summary", life.Plan.Summary),
            ("team", life.Profile.Team.Name), ("tier", life.Profile.Tier), ("customers", life.Profile.Customers),
        ]);
    }

    private static void SourceChecks(ReleaseLife life, DateTimeOffset started, DateTimeOffset finished)
    {
        var length = (finished - started).TotalMinutes;
        var tests = life.Profile.UnitTests + (life.Release.Number * 3);
        Source(life, "lint", started.AddSeconds(10), 0.5, 24);
        Source(life, "unit", started.AddSeconds(25), length * 0.7, tests);
        Source(life, "sast", started.AddSeconds(12), length * 0.5, 312);
        Source(life, "secret-scan", started.AddSeconds(8), 0.3, 48);
        Source(life, "license", started.AddSeconds(14), 0.4, 96);
        Source(life, "sca", started.AddSeconds(14), 0.6, 180);
    }

    private static void Source(ReleaseLife life, string check, DateTimeOffset started, double minutes, int cases) =>
        life.Run(new CheckRun("build", check, started, minutes) { OfSource = true, Cases = cases });

    private static void Finish(ReleaseLife life, string run, (DateTimeOffset Queued, DateTimeOffset Started, DateTimeOffset Finished) times)
    {
        (string, object?)[] common =
        [
            ("stage", "build"), ("check", "build"), (Keys.Run, run), ("queued", times.Queued), ("started", times.Started), ("finished", times.Finished),
            ("trigger", "auto"), ("clean", true), ("builder", "lanternway-builder-7"),
        ];
        if (life.Stopped)
        {
            life.WriteSource("build.finished", times.Finished, [("outcome", "failure"), .. common]);
            return;
        }

        var release = life.Release;
        life.Write("build.finished", times.Finished,
        [
            ("outcome", "success"), .. common, ("repository", $"lanternway/{life.Profile.Name}"), ("purl", release.Purl),
            ("configDigest", release.ConfigDigest), ("tech", string.Join(',', life.Record.Technologies)),
            ("manifest", life.Profile.Proof.Monitoring ? "logic,infrastructure,configuration,tests,monitoring" : "logic,infrastructure,configuration,tests"),
            ("team", life.Profile.Team.Name), ("tier", life.Profile.Tier), ("customers", life.Profile.Customers),
        ]);
    }

    private static DateTimeOffset Attestations(ReleaseLife life, DateTimeOffset finished)
    {
        var proof = life.Profile.Proof;
        (string Check, bool Made)[] made = [("sbom", proof.Sbom), ("provenance", proof.Provenance), ("signature", proof.Signature)];
        var at = finished.AddSeconds(3);
        foreach (var check in made.Where(m => m.Made).Select(m => m.Check))
        {
            at = life.Run(new CheckRun("build", check, at, 0.1));
        }

        life.Write("artifact.promoted", at.AddSeconds(2), ("from", "build"), ("to", "stubbed-functional"), ("trigger", "auto"));
        return at.AddSeconds(5);
    }
}
