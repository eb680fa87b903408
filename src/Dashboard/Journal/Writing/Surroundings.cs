using Dashboard.Core.Pipeline;

namespace Dashboard.Journal.Writing;

/// What was told about a service and an environment without naming a release: it belongs to what ran there then.
internal sealed class Surroundings(Names names, Running running, Incidents incidents)
{
    private static readonly string[] Families = ["alert.", "incident.", "rollout."];

    public Incidents Incidents => incidents;

    /// True for the types that may belong to a release they do not name. Costs stay with their service.
    public static bool MayBelong(string type) => Array.Exists(Families, f => type.StartsWith(f, StringComparison.Ordinal));

    /// What was told while this release, and nothing else that could be meant, ran there.
    public IReadOnlyList<Entry> Of(string service, ReleaseName identity)
    {
        if (names.Find(service, ReleaseName.OfService) is not { } told || told.Record.Bag.Unordered.All(e => !MayBelong(e.Type)))
        {
            return [];
        }

        var graph = names.Of(service);
        var own = ReleaseIdentity.MembersOf(graph, identity).Select(m => names.Find(service, m.Record.Name)!)
            .Where(n => ReleaseIdentity.ReleasesOf(graph, n.Name) is [var only] && only == identity).ToList();
        var stretches = running.StretchesOf(service, own);
        return stretches.Count == 0 ? []
            : [.. told.Record.Bag.Unordered.Where(e => MayBelong(e.Type) && stretches.Any(s => s.Covers(e)))];
    }

    /// The names whose releases this entry, told of the service alone, belongs to.
    public LoadedName? RunnerOf(string service, Entry e) => MayBelong(e.Type)
        ? running.At(service, e.Environment, e.At, Running.IsIncident(e.Type) ? e.At - Running.IncidentReach : default)
        : null;
}
