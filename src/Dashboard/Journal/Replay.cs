using Dashboard.Core.Agreements;
using Dashboard.Journal.Writing;

namespace Dashboard.Journal;

/// How many facts of how many have been taken in.
public sealed record ReplayProgress(long Done, long Total, string Step);

/// What a replay did: facts taken in, deliveries that had been parked and are no longer, deliveries that had to be left out.
public sealed record ReplayResult(long Facts, int Freed, IReadOnlyList<(long DeliverySeq, string Reason)> LeftOut);

/// Rebuilds the read models from the facts, in one transaction: whoever reads sees the old ones until the new ones are whole,
/// and a replay that is killed leaves everything as it was. Nothing is decided again: decisions are facts too.
/// The caller must have the writer's turn.
public sealed class Replay(string connectionString, Agreement agreement, TimeProvider time)
{
    public ReplayResult Run(IProgress<ReplayProgress>? progress, CancellationToken ct)
    {
        using var session = new Session(connectionString);
        try
        {
            return Run(new Rebuild(session, agreement, time.GetUtcNow(), progress, ct), careful: false);
        }
        catch (Exception problem) when (problem is not OperationCanceledException && !JournalWriter.IsStorageFailure(problem))
        {
            // Something cannot be folded. Delivery by delivery it takes longer, and shows which.
            session.Rollback();
            progress?.Report(new(0, 0, $"a delivery cannot be folded ({problem.Message}); beginning again, one at a time"));
            return Run(new Rebuild(session, agreement, time.GetUtcNow(), progress, ct), careful: true);
        }

        ReplayResult Run(Rebuild rebuild, bool careful)
        {
            session.Begin();
            var result = careful ? rebuild.OneByOne() : rebuild.AtOnce();
            session.Commit();
            return result;
        }
    }
}
