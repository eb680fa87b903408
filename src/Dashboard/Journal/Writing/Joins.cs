using Dashboard.Core.Pipeline;

namespace Dashboard.Journal.Writing;

/// Puts one event among the names of its service and notes what it says about the places where releases run.
internal sealed class Joins(Names names, Services services, Running running, SideTables side, Surroundings surroundings, Folding folding, ChangeRuns changeRuns)
{
    /// Without a service ("") only names are told; no release comes of it.
    public Place Join(string service, PathEvent e)
    {
        var graph = names.Of(service);
        if (service.Length > 0)
        {
            LearnDigests(service, e, graph);
        }

        var proposed = changeRuns.Before(service, e, graph);
        var joined = Joining.Apply(graph, e);
        changeRuns.Move(service, proposed, joined.Changed);
        foreach (var record in joined.Changed)
        {
            names.MarkDirty(names.Find(service, record.Name)!);
        }

        foreach (var identity in joined.Releases.Where(_ => service.Length > 0))
        {
            folding.Marks.Add(service, identity);
        }

        // The name that holds the event comes first.
        if (joined.Changed.FirstOrDefault() is not { } holding)
        {
            return new(service.Length > 0 ? service : null, null, null, IsPlaced: true);
        }

        var holder = names.Find(service, holding.Name)!;
        var entry = Entry.Of(e);
        var runner = Take(service, entry, holder, graph);
        if (service.Length > 0)
        {
            side.Note(service, entry, e.Summary);
        }

        var releases = ReleaseIdentity.ReleasesOf(graph, (runner ?? holder).Name);
        return new(service.Length > 0 ? service : null, holder.Id, releases is [var only] ? only : null, IsPlaced: true);
    }

    /// Marks the releases a name stands for and tells where it is kept; what points at them says nothing about them itself.
    public Place Point(string service, ReleaseName name)
    {
        if (names.Find(service, name) is not { } holder)
        {
            return new(service, null, null, IsPlaced: true);
        }

        folding.MarkAll(holder);
        return new(service, holder.Id, ReleaseIdentity.ReleasesOf(names.Of(service), name) is [var only] ? only : null, IsPlaced: true);
    }

    // What an entry means for the places where releases run. Returns what ran there when the entry names no release.
    private LoadedName? Take(string service, Entry entry, LoadedName holder, INameGraph graph)
    {
        if (service.Length > 0)
        {
            running.NoteRemoval(service, entry, holder);
        }

        if (entry.Type == EventTypes.ServiceRolledBack && entry.Detail("toDigest") is { } to)
        {
            NoteRunning(service, entry with { Type = EventTypes.ServiceRunning }, names.GetOrAdd(service, ReleaseName.Digest(to)), graph);
        }
        else if (holder.Name.Kind == NameKind.Service)
        {
            var runner = surroundings.RunnerOf(service, entry);
            if (runner is not null)
            {
                folding.MarkAll(runner);
            }

            return runner;
        }
        else if (!entry.ChangeOnly)
        {
            NoteRunning(service, entry, holder, graph);
        }

        return null;
    }

    private void NoteRunning(string service, Entry entry, LoadedName holder, INameGraph graph)
    {
        if (service.Length == 0 || !running.Note(service, entry, holder))
        {
            return;
        }

        var isProduction = Running.StageOf(entry) == Stage.Production;
        if (isProduction && holder.Name.Kind == NameKind.Digest)
        {
            services.ReachedProduction(services.Get(service, service, entry.At), holder, entry.End, names);
        }

        // What was told about the place from then on belongs to another release than before.
        if (graph.Find(ReleaseName.OfService) is not null && Running.EnvironmentOf(entry) is { } environment)
        {
            MarkRunnerBefore(service, environment, entry.End);
            if (isProduction)
            {
                MarkRunnerBefore(service, null, entry.End);
            }
        }
    }

    private void MarkRunnerBefore(string service, string? environment, DateTimeOffset at)
    {
        if (running.At(service, environment, at.AddTicks(-1)) is { } before)
        {
            folding.MarkAll(before);
        }
    }

    /// A digest without a service counts for every service that has it.
    public Place JoinDigest(PathEvent e, ReleaseName digest)
    {
        var known = names.ServicesWith(digest).Where(s => s.Length > 0).ToList();
        var place = Join("", e);
        foreach (var service in known)
        {
            Join(service, e);
        }

        return place with { IsPlaced = known.Count > 0 };
    }

    // A digest first seen in a service takes over what was told about it without naming any service.
    private void LearnDigests(string service, PathEvent e, INameGraph graph)
    {
        foreach (var digest in new[] { e.Digest, e.Detail("fromDigest"), e.Detail("toDigest") }.Where(d => d is { Length: > 0 }))
        {
            var name = ReleaseName.Digest(digest!);
            if (graph.Find(name) is null && names.Find("", name) is { } anywhere)
            {
                Share(service, anywhere.Record, graph);
            }
        }
    }

    private void Share(string service, NameRecord anywhere, INameGraph graph)
    {
        var holder = names.GetOrAdd(service, anywhere.Name);
        foreach (var link in anywhere.Links)
        {
            var linked = names.GetOrAdd(service, link);
            holder.Record.Links.Add(link);
            linked.Record.Links.Add(anywhere.Name);
            linked.Record.Links.UnionWith(names.Find("", link)!.Record.Links.Where(anywhere.Links.Contains));
            names.MarkDirty(linked);
        }

        foreach (var entry in anywhere.Bag.Unordered)
        {
            holder.Record.Bag.Add(entry);
            Take(service, entry, holder, graph);
            side.Note(service, entry, summary: null);
        }

        foreach (var identity in Nearby.ReleasesAround(graph, [anywhere.Name, .. anywhere.Links]))
        {
            folding.Marks.Add(service, identity);
        }
    }
}
