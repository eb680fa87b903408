using Dashboard.Core.Pipeline;
using Dashboard.Core.Tests.Support;
using FsCheck.Xunit;

namespace Dashboard.Core.Tests.Pipeline;

/// What holds of every history, whatever was told.
[Properties(Arbitrary = [typeof(AnyHistories)], MaxTest = 100)]
public class EvidenceRulesTests
{
    [Property]
    public void A_green_run_of_another_suite_turns_no_check_green_or_red(AnyHistory history) => ForEvery(history, (entries, check) =>
        Assert.Equal(check.Proof, After(entries, check, e => e with { Suite = "another", Outcome = Outcome.Success }).Proof));

    [Property]
    public void What_proves_nothing_changes_no_proof(AnyHistory history) => ForEvery(history, (entries, check) =>
    {
        foreach (var outcome in (Outcome?[])[Outcome.Cancel, Outcome.Skipped, Outcome.Neutral, null])
        {
            var suite = entries.First(e => e.Stage == check.Stage && e.Check == check.Check && !e.ChangeOnly).Suite;
            var after = After(entries, check, e => e with { Suite = suite, Outcome = outcome, Phase = outcome is null ? RunPhase.Queued : RunPhase.Terminal });

            Assert.Equal((check.Proof, check.ProvenAt, check.FailedAt, check.Key), (after.Proof, after.ProvenAt, after.FailedAt, after.Key));
        }
    });

    [Property]
    public void A_new_failure_of_any_suite_makes_the_check_red(AnyHistory history) => ForEvery(history, (entries, check) =>
        Assert.Equal(Proof.Failed, After(entries, check, e => e with { Outcome = Outcome.Error }).Proof));

    [Property]
    public void When_every_suite_passes_anew_the_check_is_green(AnyHistory history) => ForEvery(history, (entries, check) =>
    {
        var suites = entries.Where(e => e.Stage == check.Stage && e.Check == check.Check && !e.ChangeOnly).Select(e => e.Suite).Distinct();
        var after = EvidenceRules.Weigh(entries.Concat(suites.Select((suite, i) => Later(check, i) with { Suite = suite, Outcome = Outcome.Success })));

        Assert.Equal(Proof.Passed, Find(after, check).Proof);
    });

    [Property]
    public void What_happened_later_than_a_moment_does_not_change_what_was_known_then(AnyHistory history) => ForEvery(history, (entries, check) =>
    {
        var moment = check.NewestAt ?? History.Start;
        var known = Find(EvidenceRules.Weigh(entries, moment), check);
        var after = Find(EvidenceRules.Weigh(entries.Append(Later(check, 0) with { Outcome = Outcome.Failure }), moment), check);

        Assert.Equal((known.Proof, known.Suites, known.Key), (after.Proof, after.Suites, after.Key));
    });

    [Theory]
    [InlineData("1:success@1", Proof.Passed, false)]
    [InlineData("1:failure@1 1:success@2", Proof.Passed, true)]
    [InlineData("1:success@2 1:failure@1", Proof.Passed, true)]
    [InlineData("1:success@1 1:error@2", Proof.Failed, false)]
    [InlineData("1:success@1 1:cancel@2", Proof.Passed, false)]
    [InlineData("1:cancel@1", Proof.None, false)]
    [InlineData("1:success@1 2:failure@1", Proof.Failed, false)]
    [InlineData("2:failure@1 1:success@2", Proof.Passed, true)]
    [InlineData("1.2:failure@1 1.1:success@9", Proof.Failed, false)]
    [InlineData("1.2:cancel@9 1.1:success@1", Proof.Passed, false)]
    [InlineData("1.1:failure@1 1.2:success@2 2.1:failure@3", Proof.Failed, false)]
    [InlineData("1.1:failure@5 1.2:success@4 2.1:failure@3", Proof.Passed, true)]
    [InlineData("1:failure@1 2:queued@2", Proof.Failed, false)]
    [InlineData("1:success@1 2:running@2", Proof.Passed, false)]
    public void Runs_attempts_and_outcomes_of_one_suite(string told, Proof proof, bool flaky)
    {
        // run.attempt:outcome@minute
        var history = new History().About("1");
        foreach (var step in told.Split(' '))
        {
            var parts = step.Split(':', '@');
            var run = parts[0].Split('.');
            var ended = Slug.TryParse<Outcome>(parts[1], out var outcome);
            history.AtTime(History.Start.AddMinutes(int.Parse(parts[2]))).Check(Stage.Build, "unit", outcome, with: e => e with
            {
                SubjectId = run[0],
                Attempt = run.Length > 1 ? int.Parse(run[1]) : 1,
                Outcome = ended ? outcome : null,
                Phase = ended ? RunPhase.Terminal : Enum.Parse<RunPhase>(parts[1], ignoreCase: true),
            });
        }

        var check = Assert.Single(EvidenceRules.Weigh(history.Events.Select(Entry.Of)));
        Assert.Equal((proof, flaky), (check.Proof, check.Flaky));
    }

    private static void ForEvery(AnyHistory history, Action<IReadOnlyList<Entry>, CheckEvidence> holds)
    {
        var entries = history.Events.Select(Entry.Of).ToList();
        foreach (var check in EvidenceRules.Weigh(entries))
        {
            holds(entries, check);
        }
    }

    private static CheckEvidence After(IReadOnlyList<Entry> entries, CheckEvidence check, Func<Entry, Entry> with) =>
        Find(EvidenceRules.Weigh(entries.Append(with(Later(check, 0)))), check);

    private static CheckEvidence Find(IEnumerable<CheckEvidence> evidence, CheckEvidence check) =>
        evidence.FirstOrDefault(e => e.Stage == check.Stage && e.Check == check.Check) ?? new CheckEvidence { Stage = check.Stage, Check = check.Check, Proof = Proof.None };

    // A run of its own, newer than anything a history tells.
    private static Entry Later(CheckEvidence check, int number) => new()
    {
        Type = EventTypes.TestSuiteRunFinished,
        Subject = $"later-{number}",
        Stage = check.Stage,
        Check = check.Check,
        At = History.Start.AddDays(30),
        Key = $"later-{number}",
    };
}
