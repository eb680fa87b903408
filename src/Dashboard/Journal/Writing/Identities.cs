using Dashboard.Core.Pipeline;

namespace Dashboard.Journal.Writing;

/// Which row a release has. Of several that turn out to be one release the oldest id stays and the others lead to it.
internal sealed class Identities(Names names, Releases releases, Rollups rollups, StageStore stages)
{
    /// True while the name is a release of its own.
    public bool IsRelease(string service, ReleaseName identity) =>
        names.Find(service, identity) is not null && ReleaseIdentity.ReleasesOf(names.Of(service), identity).Contains(identity);

    /// The row of a release; made when it is new. Returns also the shipments that moved because another row was given up.
    public (LoadedRelease Row, IReadOnlyList<DateTimeOffset> Moved) RowOf(string service, ReleaseName identity, long? seq)
    {
        var graph = names.Of(service);
        var self = names.Find(service, identity)!;
        var absorbed = ReleaseIdentity.MembersOf(graph, identity).Skip(1)
            .Select(m => names.Find(service, m.Record.Name)!)
            .Where(n => n.ReleaseId is not null && !ReleaseIdentity.ReleasesOf(graph, n.Name).Contains(n.Name))
            .ToList();
        if (absorbed.Count == 0 && self.ReleaseId is { } own)
        {
            return (releases.Find(own)!, []);
        }

        var ids = absorbed.Select(n => n.ReleaseId!.Value).Concat(self.ReleaseId is { } mine ? [mine] : []).Distinct().Order().ToList();
        var row = ids.Count > 0 ? releases.Find(ids[0])! : releases.Add(service, identity, self.Id);
        var moved = ids.Skip(1).Select(id => GiveUp(releases.Find(id)!, row, seq)).OfType<DateTimeOffset>().ToList();
        foreach (var name in absorbed)
        {
            name.ReleaseId = null;
            names.MarkDirty(name);
        }

        (row.NameId, self.ReleaseId) = (self.Id, row.Id);
        names.MarkDirty(self);
        return (row, moved);
    }

    // Takes a release out of the sums, whose place another one has taken. Returns when it had shipped.
    private DateTimeOffset? GiveUp(LoadedRelease from, LoadedRelease to, long? seq)
    {
        var was = from.Contribution;
        rollups.Move(from.Service, was, null);
        stages.Drop(from.Id);
        (from.DueAt, from.RedirectTo, from.OpenGates, from.Bypassed, from.UpdatedSeq) = (null, to.Id, 0, false, seq ?? from.UpdatedSeq);
        releases.Save(from, null);
        return was?.ShippedAt;
    }
}
