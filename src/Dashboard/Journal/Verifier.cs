using System.Text.Json;
using Dashboard.Core.Confidence;
using Dashboard.Journal.Writing;
using Dashboard.Live;

namespace Dashboard.Journal;

/// How many facts and deliveries of how many have been looked at.
public sealed record VerificationProgress(long Done, long Total);

/// Verifies a book from its stored bytes: that the chain is whole, that the columns beside a fact say what its bytes say, and
/// that the kept bodies still match their hashes. It reads in short steps and so disturbs no writer; the result is stored in the book.
public sealed class Verifier(string connectionString, TimeProvider time, ChangeFeed? changes = null)
{
    private readonly Lock _turn = new();
    private Task<Verification>? _running;

    /// Whoever asks while it runs gets the result of that run.
    public Task<Verification> VerifyAsync(IProgress<VerificationProgress>? progress, CancellationToken ct)
    {
        lock (_turn)
        {
            if (_running is not { IsCompleted: false })
            {
                _running = Task.Run(() => Verify(progress, ct), ct);
            }

            return _running;
        }
    }

    /// What the last run found; null before the first.
    public Verification? Last()
    {
        using var session = new Session(connectionString);
        using var read = session.Prepare("SELECT Value FROM Meta WHERE Key=?1");
        return read.Text(MetaKeys.Verification) is { } last ? JsonSerializer.Deserialize<Verification>(last, JsonSerializerOptions.Web) : null;
    }

    private Verification Verify(IProgress<VerificationProgress>? progress, CancellationToken ct)
    {
        using var session = new Session(connectionString);
        var total = (session.Number("SELECT MAX(Seq) FROM Facts") ?? 0) + (session.Number("SELECT MAX(Seq) FROM Deliveries") ?? 0);
        var facts = new FactCheck(session);
        var broken = facts.Run(done => progress?.Report(new(done, total)), ct);
        var bodies = new BodyCheck(session).Run(done => progress?.Report(new(facts.Checked + done, total)), ct);
        var verification = new Verification(time.GetUtcNow(), broken is null, broken?.Sequence, bodies.Kept, bodies.Matching) { Reason = broken?.Reason ?? bodies.Mismatch };
        Store(session, verification);
        return verification;
    }

    private void Store(Session session, Verification verification)
    {
        session.Begin();
        session.Execute(
            "INSERT INTO Meta(Key,Value) VALUES(?1,?2) ON CONFLICT(Key) DO UPDATE SET Value=?2",
            MetaKeys.Verification,
            JsonSerializer.Serialize(verification, JsonSerializerOptions.Web));
        session.Commit();
        changes?.Publish(Topic.Verification, Topic.Roles);
    }
}
