using System.Diagnostics;

namespace Dashboard.Journal;

/// The commits of the journal for whoever collects traces. One commit answers many requests, so it points at them instead of being part of one.
internal static class JournalTrace
{
    public const string CommitName = "journal.commit";
    public const string SizeTag = "dashboard.commit.size";

    private static readonly ActivitySource Source = new(JournalMeter.Name);

    /// Null, at no cost, when nobody collects.
    public static Activity? Commit(Turn turn) => !Source.HasListeners() ? null : Source.StartActivity(
        CommitName,
        ActivityKind.Internal,
        parentContext: default,
        tags: [new(SizeTag, turn.Drafts)],
        links: turn.Recordings.Where(r => r.Sender is not null).Select(r => new ActivityLink(r.Sender!.Value)));
}
