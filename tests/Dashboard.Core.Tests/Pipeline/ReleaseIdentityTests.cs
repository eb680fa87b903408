using Dashboard.Core.Pipeline;
using Dashboard.Core.Tests.Support;

namespace Dashboard.Core.Tests.Pipeline;

/// <summary>
/// Joining, with events written as digest/version/commit and '-' for what is not named.
/// The releases they come to are written as identity(names that count): '*' marks a name of which only what proves the source
/// counts, '!' one of which nothing does. Whatever the order of the events, the answer is the same.
/// </summary>
public class ReleaseIdentityTests
{
    [Theory]
    [InlineData("a/1/c", "a(1 c)")]
    [InlineData("a/-/-", "a()")]
    [InlineData("-/1/-", "1()")]
    [InlineData("-/-/c", "c()")]
    [InlineData("-/1/c", "1(c)")]
    [InlineData("a/-/c", "a(c)")]
    [InlineData("a/1/- -/1/c", "a(1 c)")]
    [InlineData("a/-/c -/1/c", "a(1 c)")]
    [InlineData("-/1/- a/-/-", "a() 1()")]
    [InlineData("-/1/- a/-/- a/1/-", "a(1)")]
    [InlineData("-/-/c -/1/c a/1/-", "a(1 c)")]
    [InlineData("a/1/- a/2/-", "a(1 2)")]
    [InlineData("a/1/- b/1/-", "a(1!) b(1!)")]
    [InlineData("a/1/c b/1/d", "a(1! c) b(1! d)")]
    [InlineData("a/1/c b/1/c", "a(1! c*) b(1! c*)")]
    [InlineData("a/-/c b/-/c", "a(c*) b(c*)")]
    [InlineData("a/1/c b/2/c", "a(1 c*) b(2 c*)")]
    [InlineData("a/-/c b/-/c -/1/c", "a(c*) b(c*) 1(c*)")]
    [InlineData("-/1/c -/2/c", "1(c*) 2(c*)")]
    [InlineData("a/-/c -/1/c -/2/c", "a(c) 1(c*) 2(c*)")]
    [InlineData("a/1/c -/2/c", "a(1 c) 2(c*)")]
    [InlineData("a/1/c -/1/d", "a(1 c)")]
    [InlineData("a/1/- -/1/c -/1/d", "a(1 c d)")]
    [InlineData("a/1/- b/1/- -/1/c", "a(1! c*) b(1! c*)")]
    [InlineData("a/1/- b/1/- -/1/c -/1/d", "a(1!) b(1!)")]
    [InlineData("a/-/c a/-/d", "a(c d)")]
    [InlineData("a/-/c b/-/d -/1/c -/1/d", "a(c) b(d) 1(c* d*)")]
    public void Names_come_to_releases(string events, string releases)
    {
        var told = events.Split(' ').Select(Parse).ToList();

        foreach (var order in Orders(told))
        {
            var names = new NamesInMemory();
            foreach (var (digest, version, commit) in order)
            {
                Joining.Apply(names, new History().About(version, digest, commit).Tell(EventTypes.ArtifactPublished).Events[0]);
            }

            Assert.Equal(releases, string.Join(' ', names.All.SelectMany(r => ReleaseIdentity.ReleasesOf(names, r.Name)).Distinct().Order().Select(i => Text(names, i))));
        }
    }

    [Fact]
    public void An_event_touches_every_release_its_links_turn_around()
    {
        var names = new NamesInMemory();
        var first = new History().About("1", "a", "c").Tell(EventTypes.ArtifactPublished).About(commit: "c").Tell(EventTypes.ArtifactPublished).Events;
        Assert.Equal([ReleaseName.Digest(History.Digest("a"))], Joining.Apply(names, first[0]).Releases);
        Assert.Equal([ReleaseName.Digest(History.Digest("a"))], Joining.Apply(names, first[1]).Releases);

        var second = new History().About("1", "b").Tell(EventTypes.ArtifactPublished).Events[0];
        Assert.Equal([ReleaseName.Digest(History.Digest("a")), ReleaseName.Digest(History.Digest("b"))], Joining.Apply(names, second).Releases);
    }

    [Fact]
    public void What_is_told_under_a_version_that_only_meant_a_release_before_its_rival_came_touches_that_release()
    {
        var history = new History()
            .About(digest: "a", commit: "c").Tell(EventTypes.ArtifactPublished)
            .About("1", commit: "c").Tell(EventTypes.ArtifactPublished)
            .Later(days: 1).About(digest: "b", commit: "c").Tell(EventTypes.ArtifactPublished);
        var names = World.Of(history).Names;

        var late = new History().Later(minutes: 10).About("1").Deployed("staging").Events[0];
        Assert.Contains(ReleaseName.Digest(History.Digest("a")), Joining.Apply(names, late).Releases);
        Assert.Contains(ReleaseFold.Build(names, "checkout", ReleaseName.Digest(History.Digest("a")), [])!.Release.Environments, e => e.Environment == "staging");
    }

    [Fact]
    public void A_commit_that_nothing_started_a_release_from_is_none_until_something_does()
    {
        var names = new NamesInMemory();
        var e = new History().About(commit: "c").Passes(Stage.Build, "unit", with: e => e with { StartsRelease = false }).Events[0];

        Assert.Empty(Joining.Apply(names, e).Releases);
        Assert.Equal([ReleaseName.Commit(e.Commit!)], Joining.Apply(names, e with { StartsRelease = true, DeliveryKey = "d9" }).Releases);
    }

    [Fact]
    public void A_hundred_digests_of_one_commit_are_told_apart_without_going_through_all_of_them()
    {
        var names = new NamesInMemory();
        var touched = 0;
        for (var i = 0; i < 100; i++)
        {
            var digest = Convert.ToHexStringLower([(byte)i]);
            touched = Joining.Apply(names, new History().About(digest: digest, commit: "c").Tell(EventTypes.ArtifactPublished).Events[0]).Releases.Count;
        }

        Assert.Equal(1, touched);
        Assert.Equal(100, ReleaseIdentity.ReleasesOf(names, ReleaseName.Commit(History.Commit("c"))).Count);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("planet:mars")]
    public void A_stored_link_that_is_none_is_refused(string link) =>
        Assert.ThrowsAny<Exception>(() => new StoredName([link], false, null, null, []).ToRecord(ReleaseName.Version("1")));

    private static string Text(NamesInMemory names, ReleaseName identity)
    {
        var members = ReleaseIdentity.MembersOf(names, identity).Skip(1).Select(m => Short(m.Record.Name) + (m.Counts switch { MemberCounts.SourceOnly => "*", MemberCounts.Nothing => "!", _ => "" }));
        return $"{Short(identity)}({string.Join(' ', members)})";
    }

    private static string Short(ReleaseName name) => name.Value[^1..];

    private static (string? Digest, string? Version, string? Commit) Parse(string text)
    {
        var parts = text.Split('/').Select(p => p == "-" ? null : p).ToArray();
        return (parts[0], parts[1], parts[2]);
    }

    private static IEnumerable<IReadOnlyList<T>> Orders<T>(IReadOnlyList<T> items) => items.Count <= 1 ? [items]
        : items.SelectMany((item, i) => Orders([.. items.Where((_, j) => j != i)]).Select(IReadOnlyList<T> (rest) => [item, .. rest]));
}
