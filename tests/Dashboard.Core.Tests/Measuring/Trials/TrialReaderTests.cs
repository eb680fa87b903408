using Dashboard.Core.Measuring.Trials;
using Dashboard.Core.Pipeline;
using Dashboard.Core.Tests.Support;

namespace Dashboard.Core.Tests.Measuring.Trials;

public class TrialReaderTests
{
    [Fact]
    public void A_try_tells_its_end_its_time_and_its_figures()
    {
        var told = New().Tell(EventTypes.TestSuiteRunFinished, e => History.Detailed(
            Ran(e, Stage.Extended, "peak-load", 48) with { Outcome = Outcome.Success }, ("journey", "checkout"), ("achieved", "900"), ("expected", "1000")));

        var trial = Assert.Single(Read(told).Trials);

        Assert.Equal((Stage.Extended, "peak-load", "checkout", TrialEnd.Passed, 48d), (trial.Stage, trial.Check, trial.Name, trial.End, trial.Ran!.Value.TotalMinutes));
        Assert.Equal(0.9, trial.Headroom);
    }

    // A fault from minute 0 to 14; an alert at minute 3 saw it, one at minute 19 just in time, one at minute 20 did not, nor one before.
    [Theory]
    [InlineData(3, 1)]
    [InlineData(19, 1)]
    [InlineData(20, 0)]
    [InlineData(-1, 0)]
    [InlineData(null, 0)]
    public void An_alert_noticed_a_fault_from_its_beginning_to_five_minutes_after(int? alert, double expected)
    {
        var at = History.Start.AddHours(1);
        var history = New().Tell(EventTypes.TestSuiteRunFinished, e => History.Detailed(
            e with { Stage = Stage.Extended, Check = "fault", Outcome = Outcome.Success, StartedAt = at, FinishedAt = at.AddMinutes(14), OccurredAt = at.AddMinutes(14) }, ("fault", "dns")));
        if (alert is { } minutes)
        {
            history.Tell(EventTypes.AlertFired, e => e with { Stage = Stage.Extended, Environment = "extended", OccurredAt = at.AddMinutes(minutes) });
        }

        Assert.Equal(expected, Read(history).Trials.Single(t => t.Check == "fault").Of(TrialFigure.Alarmed));
    }

    [Fact]
    public void An_alert_that_held_a_release_back_lasts_until_it_is_resolved()
    {
        var fired = New().Tell(EventTypes.AlertFired, e => Alert(e)).Tell(EventTypes.AlertResolved, e => Alert(e)).Tell(EventTypes.AlertFired, e => Alert(e) with { SubjectId = "other" });

        var alerts = Read(fired).Trials;

        Assert.Equal([(Trial.Alert, (double?)null), (Trial.Alert, 1d)], alerts.Select(a => (a.Check, a.Ran?.TotalMinutes)));
    }

    public static TheoryData<string, History, int> Left() => new()
    {
        { "a deployment is no try", New().Deployed("extended"), 0 },
        { "a running test is not over", New().Tell(EventTypes.TestSuiteRunStarted, e => e with { Stage = Stage.Extended, Check = "soak", Phase = RunPhase.Running }), 0 },
        { "a unit test is summed elsewhere", New().Passes(Stage.Build, "unit"), 0 },
        { "one run told twice is one try", New().Passes(Stage.Extended, "soak", with: One(1)).Passes(Stage.Extended, "soak", with: One(1)), 1 },
        { "runs without a name of their own are told apart by their end", New().Passes(Stage.Extended, "soak", with: One(1)).Passes(Stage.Extended, "soak", with: One(2)), 2 },
        { "two runs are two", New().Fails(Stage.Extended, "soak").Passes(Stage.Extended, "soak"), 2 },
        { "a warning that lets promote is no hold", New().Tell(EventTypes.AlertFired, e => History.Detailed(e with { Stage = Stage.Extended }, ("promotionPreventing", "false"))), 0 },
    };

    [Theory]
    [MemberData(nameof(Left))]
    public void Only_what_is_over_and_shown_one_by_one_is_kept(string because, History history, int tries) => Assert.True(Read(history).Trials.Count == tries, because);

    [Fact]
    public void Nothing_is_worked_out_again_while_nothing_of_it_was_told()
    {
        var folded = Folded(New().Passes(Stage.Extended, "soak"));
        var before = TrialReader.Of(folded.Release, folded.Entries);

        Assert.Same(before, TrialReader.Of(folded.Release, folded.Entries, before));
        Assert.NotSame(before, TrialReader.Of(folded.Release with { DuplicateVersion = true }, folded.Entries, before));
    }

    // Three builds told whether they were clean; the newest scans of sca failed twice in a row since the second; sast is mended.
    [Fact]
    public void What_a_service_s_tries_come_to_is_read_from_the_newest_back()
    {
        TriedRelease[] releases =
        [
            new("r1", "1", [Try(Stage.Build, "build", 0, clean: 1), Try(Stage.Build, "sast", 0, TrialEnd.Failed), Try(Stage.Build, "sca", 0)]),
            new("r2", "2", [Try(Stage.Build, "build", 60, clean: 0), Try(Stage.Build, "sast", 60), Try(Stage.Build, "sca", 60, TrialEnd.Failed)]),
            new("r3", "3", [Try(Stage.Build, "build", 120, TrialEnd.Failed, clean: 1), Try(Stage.Build, "sca", 120, TrialEnd.Failed)]),
        ];

        var service = ServiceTrials.Of(releases, History.Start.AddDays(-1));

        Assert.Equal(["r3", "r2", "r1"], service.LastBuilds.Select(b => b.ReleaseId));
        Assert.Equal((3, 2), (service.CleanTold, service.Clean));
        var finding = Assert.Single(service.Findings);
        Assert.Equal(("sca", null, History.Start.AddMinutes(60), "r3"), (finding.Check, finding.Critical, finding.Since, finding.At.ReleaseId));
        Assert.Empty(ServiceTrials.Of(releases, History.Start.AddDays(1)).LastBuilds);
    }

    [Theory]
    [InlineData("logic,infrastructure,configuration,tests,monitoring", 5)]
    [InlineData(" Logic , tests, tests, docs", 2)]
    [InlineData("", 0)]
    public void Parts_of_a_package_are_counted_once(string manifest, int parts) => Assert.Equal(parts, PackageParts.Count(manifest));

    private static Trial Try(Stage stage, string check, double minutes, TrialEnd end = TrialEnd.Passed, double? clean = null) => new(
        stage, check, "", History.Start.AddMinutes(minutes), null, end, clean is { } told ? new Dictionary<TrialFigure, double> { [TrialFigure.Clean] = told } : []);

    private static Func<PathEvent, PathEvent> One(double hours) => e => e with { SubjectId = "one", FinishedAt = History.Start.AddHours(hours) };

    private static History New() => new History().About("1", "a");

    private static PathEvent Ran(PathEvent e, Stage stage, string check, double minutes) => e with { Stage = stage, Check = check, StartedAt = e.OccurredAt.AddMinutes(-minutes), FinishedAt = e.OccurredAt };

    private static PathEvent Alert(PathEvent e) => History.Detailed(e with { SubjectId = "memory", Stage = Stage.Extended, Environment = "extended" }, ("promotionPreventing", "true"), ("alert", "memory grows"));

    private static TrialReader.Memo Read(History history)
    {
        var folded = Folded(history);
        return TrialReader.Of(folded.Release, folded.Entries);
    }

    private static Folded Folded(History history) => World.Of(history).Fold(Assert.Single(World.Of(history).Identities))!;
}
