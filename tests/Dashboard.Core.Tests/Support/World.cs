using Dashboard.Core.Agreements;
using Dashboard.Core.Gates;
using Dashboard.Core.Measuring;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Tests.Support;

/// The names of one service, in memory.
public sealed class NamesInMemory : INameGraph
{
    private readonly SortedDictionary<ReleaseName, NameRecord> _records = [];

    public IReadOnlyCollection<NameRecord> All => _records.Values;

    public NameRecord? Find(ReleaseName name) => _records.GetValueOrDefault(name);

    public NameRecord GetOrAdd(ReleaseName name) => _records.TryGetValue(name, out var known) ? known : _records[name] = new(name);
}

/// What a history comes to: events joined one by one, touched releases folded at once, as the journal does.
public sealed class World
{
    private readonly SortedDictionary<ReleaseName, Folded> _folded = [];

    public NamesInMemory Names { get; } = new();

    /// Releases as they were folded whenever an event touched them.
    public IReadOnlyList<Release> Kept => [.. _folded.Where(f => ReleaseIdentity.ReleasesOf(Names, f.Key).Contains(f.Key)).Select(f => f.Value.Release)];

    /// Releases folded now, from everything that was told.
    public IReadOnlyList<Release> Releases => [.. Identities.Select(i => Fold(i)!.Release)];

    public IReadOnlyList<ReleaseName> Identities => [.. Names.All.SelectMany(r => ReleaseIdentity.ReleasesOf(Names, r.Name)).Distinct().Order()];

    public static World Of(History history) => Of(history.Events);

    public static World Of(IEnumerable<PathEvent> events)
    {
        var world = new World();
        foreach (var e in events)
        {
            world.Apply(e);
        }

        return world;
    }

    public void Apply(PathEvent e)
    {
        var joined = Joining.Apply(Names, e);

        // What was told of an environment may belong to whichever release ran there.
        foreach (var identity in Names.Find(ReleaseName.OfService) is null ? joined.Releases : Identities)
        {
            if (Fold(identity) is { } folded)
            {
                _folded[identity] = folded;
            }
        }
    }

    public Folded? Fold(ReleaseName identity) => ReleaseFold.Build(Names, "checkout", identity, Around(identity));

    /// The release that a version, a letter of a digest or a commit stands for.
    public Release Find(string name) => Assert.Single(Releases, r => r.Version == name || r.Identity == History.Digest(name) || (r.Version is null && r.Commit == History.Commit(name)));

    public GateContext ContextOf(Release release, History history) => new(
        history.Tier,
        Releases.Where(r => r.Identity != release.Identity && r.Digest is not null).Select(r => r.FirstWeightAt).Min());

    public IReadOnlyList<GateDecision> Decide(Release release, History history, DateTimeOffset? now = null) =>
        GatePolicy.Decide(With(release, history), DefaultAgreement.Version0, ContextOf(release, history), now ?? history.Now);

    public Release Measured(Release release, History history) => ReleaseMeasurer.Measure(
        With(release, history), Fold(new(release.IdentityKind, release.Identity))!.Entries, DefaultAgreement.Version0, ContextOf(release, history), null);

    public ReleaseState StateOf(Release release, History history) => ReleaseStates.Of(
        release, Decide(release, history), Releases.Where(r => r.ShippedAt is not null).Max(r => (DateTimeOffset?)r.OrderAt), DefaultAgreement.Version0, history.Now);

    private static Release With(Release release, History history) => release with { Waivers = history.Waivers, Holds = history.Holds };

    // What names a service and an environment only belongs to the release that was deployed there last.
    private List<Entry> Around(ReleaseName identity) => Names.Find(ReleaseName.OfService) is not { } told ? []
        : [.. told.Bag.Unordered.Where(e => RunningIn(e.Environment, e.At) == identity)];

    private ReleaseName? RunningIn(string? environment, DateTimeOffset at) => Names.All
        .SelectMany(r => r.Bag.Unordered.Select(e => (r.Name, Entry: e)))
        .Where(x => Entry.IsDeployment(x.Entry.Type) && x.Entry.Environment == environment && x.Entry.End <= at)
        .OrderBy(x => x.Entry.End).ThenBy(x => x.Name)
        .SelectMany(x => ReleaseIdentity.ReleasesOf(Names, x.Name).Take(1)).Cast<ReleaseName?>().LastOrDefault();
}
