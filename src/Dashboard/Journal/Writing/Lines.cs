using Dashboard.Core.Pipeline;

namespace Dashboard.Journal.Writing;

/// Tells whether the same words sent again within five minutes are new: fail, pass, fail without ids must stay three.
internal sealed class Lines(Facts facts, Names names, Running running)
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    /// True when since that delivery something else was told about the same line of the same release, or something else came to run in the place it named.
    public bool MovedOnSince(long deliverySeq, IReadOnlyList<PathEvent> again)
    {
        if (facts.LastOf(deliverySeq) is not { NameId: { } nameId } earlier || names.ById(nameId) is not { } holder)
        {
            return false;
        }

        var members = MembersAround(holder);
        var since = members.SelectMany(m => facts.ToldAfter(m, earlier.Seq)).ToList();
        return again.Any(e => since.Any(other => IsSameLine(e, other) && !SaysTheSame(e, other)) || IsRedeployed(e, holder.Service, earlier.OccurredAt, members));
    }

    // All names of the releases that the holder stands for: the other word may have come under another of them.
    private HashSet<long> MembersAround(LoadedName holder)
    {
        var graph = names.Of(holder.Service);
        HashSet<long> members = [holder.Id];
        foreach (var member in ReleaseIdentity.ReleasesOf(graph, holder.Name).SelectMany(r => ReleaseIdentity.MembersOf(graph, r)))
        {
            members.Add(names.Find(holder.Service, member.Record.Name)!.Id);
        }

        return members;
    }

    // Another release that was deployed to the same place in between makes it a deployment of its own.
    private bool IsRedeployed(PathEvent e, string service, DateTimeOffset before, HashSet<long> members) =>
        Entry.IsDeployment(e.Type) && Running.EnvironmentOf(Entry.Of(e)) is { } environment && running.OtherCameTo(service, environment, before, members);

    private static bool IsSameLine(PathEvent a, PathEvent b) =>
        Family(a.Type) == Family(b.Type) && a.Stage == b.Stage && a.Check == b.Check && a.Suite == b.Suite && a.Environment == b.Environment
        && (a.Check is not null || a.SubjectId == b.SubjectId || Entry.IsDeployment(a.Type));

    private static bool SaysTheSame(PathEvent a, PathEvent b) =>
        a.Type == b.Type && a.Outcome == b.Outcome && a.Phase == b.Phase && a.Weight == b.Weight && a.Step == b.Step && a.Decision == b.Decision;

    private static string Family(string type) => type[..Math.Max(0, type.IndexOf('.', StringComparison.Ordinal))];
}
