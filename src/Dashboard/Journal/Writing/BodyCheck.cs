using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Dashboard.Journal.Writing;

/// What the kept bodies of deliveries say: how many must still be there, how many match, and the first that does not.
internal sealed record Bodies(long Kept, long Matching, string? Mismatch);

/// Compares the kept bodies with their hashes.
internal sealed class BodyCheck(Session session)
{
    private const int Page = 500;

    private readonly Sql _page = session.Prepare(
        "SELECT Seq, BodyHash, BodyMark, BodyBytes, Body FROM Deliveries WHERE Seq>?1 AND Seq<=?2 ORDER BY Seq LIMIT ?3");

    private readonly Pruning _pruning = new(session);
    private long _reached, _kept, _matching, _pruned;
    private string? _mismatch;

    public Bodies Run(Action<long> report, CancellationToken ct)
    {
        var last = session.Number("SELECT MAX(Seq) FROM Deliveries") ?? 0;
        while (_reached < last)
        {
            ct.ThrowIfCancellationRequested();
            var before = _reached;
            CheckPage(last);
            if (_reached == before)
            {
                break;
            }

            report(_reached);
        }

        return new(_kept, _matching, _mismatch);
    }

    private void CheckPage(long last)
    {
        using var rows = _page.Read(_reached, last, Page);
        while (rows.Read())
        {
            _reached = rows.Long(0);
            if (rows.IsNull(4))
            {
                Missing(_reached);
                continue;
            }

            _kept++;
            if (Matches(rows.Bytes(1), rows.Long(2), rows.Long(3), rows.Bytes(4)))
            {
                _matching++;
            }
            else
            {
                _mismatch ??= $"the body of delivery {_reached} is not the one it came with";
            }
        }
    }

    private void Missing(long seq)
    {
        // Bodies may be pruned while they are looked at.
        if (seq > _pruned && seq > (_pruned = _pruning.Reached))
        {
            _kept++;
            _mismatch ??= $"the body of delivery {seq} is gone before its time";
        }
    }

    private static bool Matches(ReadOnlySpan<byte> hash, long mark, long length, ReadOnlySpan<byte> body)
    {
        Span<byte> actual = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, actual);
        return actual.SequenceEqual(hash) && BinaryPrimitives.ReadInt64LittleEndian(actual) == mark && body.Length == length;
    }
}
