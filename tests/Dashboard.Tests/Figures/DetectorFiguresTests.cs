using Dashboard.Core.Diagnostics;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Figures;

/// <summary>What detectors find in what senders told, read from a real file.</summary>
public sealed class DetectorFiguresTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider _time = new(Now);
    private readonly TestBook _book;

    public DetectorFiguresTests() => _book = new TestBook(_time);

    [Fact]
    public async Task Twelve_of_sixty_deployments_used_a_digest_without_a_build_and_each_example_leads_to_its_delivery()
    {
        var releases = Enumerable.Range(0, 60).Select(n => new Candidate("cart", null, Now.AddHours(-10 * (n + 1)), $"sha256:{n}", n < 12 ? null : $"{n:D40}")).ToList();
        await _book.TellAsync([.. releases.Skip(12).Select(r => r.Built()), .. releases.Select(r => r.Deployed("production", 30))]);

        var found = await FindAsync("L2");

        Assert.Equal((DetectorState.Seen, 12, 60, 0.2, 1.0), (found.State, found.Count, found.Of, found.Value, found.Coverage));
        Assert.Equal("12 of 60 deployments to production in the last 30 days used a digest without a build or a change nobody named", found.Sentence);
        Assert.Equal(Now.AddHours(-10).AddMinutes(30), found.AsOf); // the deployment of the newest
        Assert.Equal(5, found.Examples.Count);
        await using var db = _book.Book.Contexts.CreateDbContext();
        Assert.All(found.Examples, e => Assert.True(db.Deliveries.Any(d => d.DeliveryId == e.Key)));
        Assert.All(found.Examples, e => Assert.True(db.Releases.Any(r => r.PublicId == e.ReleaseId)));
    }

    [Fact]
    public async Task What_is_told_under_a_version_or_a_commit_counts_for_the_release_it_belongs_to()
    {
        var (release, byVersion, byCommit) = (new Candidate("cart", "1.0", Now.AddDays(-2), "sha256:1", Commit('c')), new Candidate("cart", "1.0", Now.AddDays(-2)), new Candidate("cart", null, Now.AddDays(-2), Commit: Commit('c')));
        await _book.TellAsync(
            release.Built(), release.Deployed("integration", 5), Detailed(byVersion.Check(Stage.StubbedFunctional, "functional", 10), ("trigger", "manual")),
            Detailed(byCommit.Check(Stage.Extended, "peak-load", 20, Outcome.Failure), ("cause", "environment")), byVersion.Deployed("production", 30),
            byVersion.Event(EventTypes.ApprovalClosed, 25) with { Environment = "production", Decision = "approved", Actor = "Grace" });

        var found = await AllAsync();

        // One run is no share of runs.
        Assert.Equal((DetectorState.Unknown, 1, 1), Of(found, "L4"));
        Assert.Equal((DetectorState.Unknown, 0, 1), Of(found, "L5"));
        Assert.Equal((DetectorState.Seen, 1, 1), Of(found, "L11"));
        Assert.Equal((DetectorState.Unknown, 1, 1), Of(found, "L13"));
        Assert.Equal((DetectorState.Seen, 1, 1), Of(found, "L15"));
        Assert.Equal((DetectorState.InPlace, 1, 1), Of(found, "M1"));
        Assert.Equal((DetectorState.NotSeen, 0, 1), Of(found, "L2"));
    }

    [Fact]
    public async Task Papers_and_environments_that_name_no_release_are_found()
    {
        var service = new Candidate("cart", null, Now.AddDays(-3));
        await _book.TellAsync(
            Detailed(service.Event(EventTypes.EvidenceRecorded, 1, "sla"), ("kind", "sla")), Detailed(service.Event(EventTypes.EvidenceRecorded, 1, "slo"), ("kind", "slo")),
            Detailed(service.Event(EventTypes.EnvironmentCreated, 2) with { Environment = "preview-1" }, ("provisionSeconds", "120")));

        var found = await AllAsync();

        Assert.Equal((DetectorState.InPlace, 1, 1), Of(found, "M8"));
        Assert.Equal((DetectorState.InPlace, 1, 1), Of(found, "M9"));
        Assert.Equal((DetectorState.Missing, 0, 1), Of(found, "M10"));
        Assert.Equal((DetectorState.InPlace, 1, 1), Of(found, "M3"));
    }

    [Fact]
    public async Task Whatever_is_told_next_counts_at_the_next_look()
    {
        var release = new Candidate("cart", "1.0", Now.AddDays(-2), "sha256:1", Commit('c'));
        await _book.TellAsync(release.Built(), Detailed(release.Deployed("production", 5), ("manualSteps", "0")));
        Assert.Equal((DetectorState.NotSeen, 0, 1), Of(await AllAsync(), "L1"));

        await _book.TellAsync(Detailed(release.Deployed("production-eu", 6), ("manualSteps", "2")));
        Assert.Equal((DetectorState.Seen, 1, 2), Of(await AllAsync(), "L1"));

        // By its digest alone, without a service.
        await _book.TellAsync(Detailed(release.Check(Stage.StubbedFunctional, "functional", 7) with { Service = null, Version = null, Commit = null }, ("trigger", "auto")));
        Assert.Equal((DetectorState.Unknown, 0, 1), Of(await AllAsync(), "L4"));

        await _book.TellAsync(Detailed(new Candidate("cart", null, Now.AddDays(-1)).Event(EventTypes.EvidenceRecorded, 0, "nfr"), ("kind", "nfr")));
        Assert.Equal((DetectorState.InPlace, 1, 1), Of(await AllAsync(), "M10"));
    }

    [Fact]
    public async Task Told_in_another_order_and_twice_the_same_is_found()
    {
        var (first, second) = (new Candidate("cart", "1.0", Now.AddDays(-9), "sha256:1", Commit('c')), new Candidate("cart", "1.1", Now.AddDays(-4), "sha256:2", Commit('d')));
        PathEvent[] told =
        [
            first.Built(), first.Deployed("integration", 5), first.Check(Stage.StubbedNonFunctional, "load", 6), first.Deployed("production", 9), second.Built(),
            Detailed(second.Check(Stage.Extended, "peak-load", 3, Outcome.Failure), ("cause", "infra")), Detailed(second.Deployed("production", 8), ("strategy", "all-at-once"), ("manualSteps", "1")),
            second.Rollout(EventTypes.RolloutStarted, 20, 10), Detailed(new Candidate("cart", null, Now.AddDays(-3)).Event(EventTypes.EvidenceRecorded, 0, "sla"), ("kind", "sla")),
        ];
        await using var other = new TestBook(_time);
        foreach (var e in told)
            await _book.TellAsync(e);
        foreach (var e in told.Reverse().Concat(told))
            await other.TellAsync(e);

        var (here, there) = (await AllAsync(), await AllAsync(other));

        Assert.Equal(here.Select(Said), there.Select(Said));
        Assert.Contains(here, f => f.State == DetectorState.Seen);
    }

    [Fact]
    public async Task Months_ago_only_what_had_happened_by_then_counts()
    {
        var (before, after) = (new Candidate("cart", "1.0", Now.AddDays(-35), "sha256:1"), new Candidate("cart", "1.1", Now.AddDays(-5), "sha256:2"));
        await _book.TellAsync(Detailed(before.Deployed("production"), ("manualSteps", "0")), Detailed(after.Deployed("production"), ("manualSteps", "4")));

        var measured = await ReadAsync(_book);

        Assert.Equal([Now.AddDays(-90), Now.AddDays(-60), Now.AddDays(-30), Now], measured.Select(m => m.At));
        Assert.Equal([DetectorState.Unknown, DetectorState.Unknown, DetectorState.NotSeen, DetectorState.Seen], measured.Select(m => Of(m.Findings, "L1").State));
    }

    [Fact]
    public async Task Of_more_releases_than_are_read_only_the_days_that_were_read_are_spoken_of()
    {
        // Two an hour: 251 of them reach back 125 hours and a little more, five whole days.
        await _book.TellAsync(Enumerable.Range(0, 260).Select(n => Detailed(new Candidate("cart", $"1.{n}", Now.AddMinutes(-30 * n)).Deployed("production"), ("manualSteps", "0"))));

        var found = await FindAsync("L1");

        Assert.Equal((DetectorState.NotSeen, 5, 250), (found.State, found.Days, found.Of));
        Assert.StartsWith("None of 250 deployments in the last 5 days ", found.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_more_releases_than_are_read_those_that_something_happened_to_last_are_read()
    {
        // Of 260 the last was built first, 129½ hours ago, and is touched by hand now. Left out are the 10 before it; the newest of those was heard of 124½ hours ago.
        await _book.TellAsync(Enumerable.Range(0, 260).Select(n => Detailed(new Candidate("cart", $"1.{n}", Now.AddMinutes(-30 * n)).Deployed("production"), ("manualSteps", "0"))));
        await _book.TellAsync(Detailed(new Candidate("cart", "1.259", Now.AddMinutes(-20)).Deployed("production-eu"), ("manualSteps", "2")));

        var found = await FindAsync("L1");

        Assert.Equal((DetectorState.Seen, 1, 5, 250), (found.State, found.Count, found.Days, found.Of));
    }

    [Fact]
    public async Task More_releases_than_are_kept_are_read_all_the_same()
    {
        await _book.TellAsync(Enumerable.Range(0, 5).Select(n => new Candidate("cart", $"1.{n}", Now.AddHours(-n - 1)).Deployed("production")));
        var told = new ServicesTold(_book.Book.Contexts, new KeptTold(mostReleases: 2));

        Assert.Equal(5, (await PartsAsync(told)).Deployments.Count);
        Assert.Equal(5, (await PartsAsync(told)).Deployments.Count);
    }

    [Fact]
    public async Task Of_more_facts_of_a_service_than_are_read_the_newest_count_whenever_they_were_told()
    {
        // Told first, and yet the newest; what happened 20 days ago is left out.
        foreach (var (kind, daysAgo) in new[] { ("sla", 1), ("slo", 20), ("nfr", 10) })
            await _book.TellAsync(Detailed(new Candidate("cart", null, Now.AddDays(-daysAgo)).Event(EventTypes.EvidenceRecorded, 0, kind), ("kind", kind)));

        var facts = await PartsAsync(new ServicesTold(_book.Book.Contexts, new KeptTold(), mostOfService: 2));

        Assert.Equal(["nfr", "sla"], facts.Papers.Select(p => p.Kind).Order(StringComparer.Ordinal));
        Assert.Equal(Now.AddDays(-20), facts.CompleteSince);
    }

    [Fact]
    public async Task Another_teams_services_do_not_count()
    {
        await _book.TellAsync(Detailed(new Candidate("search", "1.0", Now.AddDays(-1)).Deployed("production"), ("manualSteps", "2")));

        Assert.All(await AllAsync(), f => Assert.Equal(DetectorState.Unknown, f.State));
    }

    public ValueTask DisposeAsync() => _book.DisposeAsync();

    private static async Task<IReadOnlyList<MeasuredAt>> ReadAsync(TestBook book)
    {
        await using var snapshot = await Snapshot.TakeAsync(book.Book.Contexts, book.Time, TestContext.Current.CancellationToken);
        return await new DetectorFigures(book.Book.Contexts).ReadAsync(snapshot, [new NamedService("cart", "cart")], TestContext.Current.CancellationToken);
    }

    private async Task<TeamFacts> PartsAsync(ServicesTold told)
    {
        await using var snapshot = await Snapshot.TakeAsync(_book.Book.Contexts, _time, TestContext.Current.CancellationToken);
        return TeamFacts.Of([.. await told.ReadAsync(snapshot, [new NamedService("cart", "cart")], TestContext.Current.CancellationToken)]);
    }

    private async Task<IReadOnlyList<DetectorFinding>> AllAsync(TestBook? book = null) => (await ReadAsync(book ?? _book))[^1].Findings;

    private async Task<DetectorFinding> FindAsync(string id) => (await AllAsync()).Single(f => f.Detector == id);

    private static (DetectorState State, int Count, int Of) Of(IReadOnlyList<DetectorFinding> found, string id) => found.Where(f => f.Detector == id).Select(f => (f.State, f.Count, f.Of)).Single();

    private static string Said(DetectorFinding f) => $"{f.Detector} {f.State} {f.Sentence} {f.AsOf:O} {string.Join(',', f.Examples.Select(e => $"{e.Release} {e.At:O} {e.Key}"))}";

    private static string Commit(char letter) => new(letter, 40);

    private static PathEvent Detailed(PathEvent e, params (string Key, string Value)[] details) => e with { Details = details.ToDictionary(d => d.Key, d => d.Value) };
}
