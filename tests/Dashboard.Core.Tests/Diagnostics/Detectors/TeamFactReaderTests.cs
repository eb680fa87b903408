using Dashboard.Core.Diagnostics;
using Dashboard.Core.Pipeline;
using Dashboard.Core.Tests.Support;

namespace Dashboard.Core.Tests.Diagnostics;

public class TeamFactReaderTests
{
    [Fact]
    public void A_deployment_tells_its_hands_its_configuration_its_wait_and_what_stands_behind_it()
    {
        var facts = OfRelease(new History().About("1.0", "a", "c")
            .Tell(EventTypes.BuildFinished, e => History.Detailed(e, ("configDigest", "sha256:one")))
            .Deployed("integration", e => History.Detailed(e with { QueuedAt = e.OccurredAt.AddMinutes(-20), StartedAt = e.OccurredAt.AddMinutes(-2) }, ("manualSteps", "0"), ("configDigest", "sha256:one")))
            .Deployed("production", e => History.Detailed(e, ("manualSteps", "3"), ("configDigest", "sha256:two"))));

        var (integration, production) = (facts.Deployments[0], facts.Deployments[1]);
        Assert.Equal((Stage.Integration, 0, "sha256:one", "sha256:one", TimeSpan.FromMinutes(18)), (integration.Stage, integration.ManualSteps, integration.Configuration, integration.BuiltConfiguration, integration.Waited));
        Assert.Equal((Stage.Production, 3, "sha256:two", "sha256:one", (TimeSpan?)null), (production.Stage, production.ManualSteps, production.Configuration, production.BuiltConfiguration, production.Waited));
        Assert.Equal((History.Digest("a"), true, true, false), (production.Digest, production.CommitKnown, production.BuildKnown, production.Rejected));
        Assert.Equal(("checkout", "d0002", "id", "1.0"), (production.Source.Service, production.Source.Key, production.Source.ReleaseId, production.Source.Release));
    }

    [Fact]
    public void Places_that_are_configured_each_on_its_own_are_no_tweak()
    {
        var facts = OfRelease(new History().About("1.0", "a").Tell(EventTypes.BuildFinished, e => History.Detailed(e, ("configDigest", "sha256:built")))
            .Deployed("integration", e => History.Detailed(e, ("configDigest", "sha256:int")))
            .Deployed("production", e => History.Detailed(e, ("configDigest", "sha256:prod"))));

        Assert.All(facts.Deployments, d => Assert.Null(d.BuiltConfiguration));
    }

    [Fact]
    public void A_digest_that_no_build_named_and_a_commit_nobody_told_are_not_known()
    {
        var facts = OfRelease(new History().About(digest: "a").Deployed("production"));

        Assert.Equal((false, false), (facts.Deployments[0].BuildKnown, facts.Deployments[0].CommitKnown));
        Assert.Empty(facts.Builds);
    }

    [Fact]
    public void Who_refuses_a_deployment_has_turned_it_away()
    {
        var facts = OfRelease(new History().About("1.0", "a").Deployed("integration", e => e with { Outcome = Outcome.Cancel })
            .Tell(EventTypes.ApprovalClosed, e => e with { Environment = "integration", Decision = "rejected", Actor = "person:1" })
            .Deployed("integration", e => e with { Outcome = Outcome.Failure }));

        Assert.Equal([true, false, true], facts.Deployments.Select(d => d.Rejected));
        Assert.Equal([Outcome.Cancel, Outcome.Failure, null], facts.Deployments.Select(d => d.Outcome));
    }

    [Fact]
    public void A_run_tells_its_trigger_cause_sizes_and_wait_and_counts_once()
    {
        var facts = OfRelease(new History().About("1.0", "a")
            .Ran(Stage.Integration, "journey", started: 40, finished: 50, queued: 10)
            .Fails(Stage.Extended, "peak-load", "checkout", e => History.Detailed(
                e, ("trigger", "manual"), ("cause", "data"), ("achieved", "90"), ("expected", "100"), ("usedCpu", "1"), ("requestedCpu", "4"), ("usedMemory", "3"), ("requestedMemory", "0")))
            .Tell(EventTypes.TaskRunFinished, e => e with { SubjectId = "Integration/journey", Stage = Stage.Integration, Check = "journey", Outcome = Outcome.Success, FinishedAt = History.Start.AddMinutes(50) }));

        var (journey, peak) = (Assert.Single(facts.Runs, r => r.Check == "journey"), facts.Runs.Single(r => r.Check == "peak-load"));
        Assert.Equal((true, TimeSpan.FromMinutes(30)), (journey.Passed, journey.Waited));
        Assert.Equal((false, "manual", "data", 0.9, 0.25, (double?)null), (peak.Passed, peak.Trigger, peak.Cause, peak.Headroom, peak.Processor, peak.Memory));
    }

    [Fact]
    public void What_was_queued_and_started_is_found_in_what_was_told_when_it_was()
    {
        var facts = OfRelease(new History().About("1.0", "a")
            .Tell(EventTypes.TestSuiteRunQueued, e => Journey(e) with { Phase = RunPhase.Queued })
            .Later(minutes: 19)
            .Tell(EventTypes.TestSuiteRunStarted, e => Journey(e) with { Phase = RunPhase.Running })
            .Tell(EventTypes.TestSuiteRunFinished, e => Journey(e) with { Outcome = Outcome.Success }));

        Assert.Equal(TimeSpan.FromMinutes(20), Assert.Single(facts.Runs).Waited);
    }

    [Theory]
    [InlineData("production", null, "person:1", true, true)]
    [InlineData(null, "ready-to-ship", "bot:argo", true, false)]
    [InlineData(null, "ready-for-canary", null, true, null)]
    [InlineData("integration", "ready-for-extended", "person:1", false, true)]
    [InlineData(null, null, "person:1", false, true)]
    public void An_approval_is_for_customers_by_its_gate_or_its_environment(string? environment, string? gate, string? actor, bool customers, bool? person)
    {
        var facts = OfRelease(new History().About("1.0", "a").Tell(EventTypes.ApprovalClosed, e =>
            (gate is null ? e : History.Detailed(e, ("gate", gate))) with { Environment = environment, Decision = "approved", Actor = actor }));

        Assert.Equal((customers, person), (Assert.Single(facts.Approvals).ForCustomers, facts.Approvals[0].ByPerson));
    }

    [Fact]
    public void A_rollback_tells_how_long_it_took()
    {
        var facts = OfRelease(new History().About("1.0", "a").Deployed("production").Tell(EventTypes.ServiceRolledBack, e =>
            e with { Environment = "production", StartedAt = e.OccurredAt.AddMinutes(-4), FinishedAt = e.OccurredAt, Outcome = Outcome.Failure }));

        Assert.Equal((TimeSpan.FromMinutes(4), false), (Assert.Single(facts.Rollbacks).Took, facts.Rollbacks[0].Worked));
    }

    [Fact]
    public void A_version_with_two_digests_is_shared_from_when_the_second_came()
    {
        var history = new History().About("1.0", "a").Tell(EventTypes.BuildFinished).Later(days: 3).About("1.0", "b").Tell(EventTypes.BuildFinished);

        var first = OfRelease(history, "a").Versions[0];

        Assert.Equal(("1.0", History.Digest("a"), true), (first.Version, first.Digest, first.IsShared));
        Assert.Equal(history.Now, first.At);
    }

    [Fact]
    public void Of_a_service_its_papers_and_environments_are_told_without_a_release()
    {
        var facts = TeamFactReader.OfService("checkout", World.Of(new History()
            .Tell(EventTypes.EvidenceRecorded, e => History.Detailed(e with { Stage = Stage.Extended }, ("kind", "sla")))
            .Tell(EventTypes.EnvironmentCreated, e => History.Detailed(e with { Environment = "preview-7" }, ("provisionSeconds", "90")))
            .Tell(EventTypes.EnvironmentModified, e => History.Detailed(e with { Environment = "preview-7" }, ("health", "down")))).Names.Find(ReleaseName.OfService)!.Bag.Entries);

        Assert.Equal(("sla", Stage.Extended), (Assert.Single(facts.Papers).Kind, facts.Papers[0].Stage));
        Assert.Equal([(Stage.StubbedFunctional, TimeSpan.FromSeconds(90), null), (Stage.StubbedFunctional, (TimeSpan?)null, (bool?)true)], facts.Environments.Select(e => (e.Stage!.Value, e.Waited, e.Down)));
        Assert.Equal(("d0000", null), (facts.Papers[0].Source.Key, facts.Papers[0].Source.ReleaseId));
    }

    private static PathEvent Journey(PathEvent e) => e with { SubjectId = "run-7", Stage = Stage.Integration, Check = "journey" };

    private static TeamFacts OfRelease(History history, string letter = "a")
    {
        var folded = World.Of(history).Fold(ReleaseName.Digest(History.Digest(letter)))!;
        return TeamFactReader.OfRelease("id", folded.Release.Version ?? "", folded.Release, folded.Entries);
    }
}
