using System.Buffers;
using System.Security.Cryptography;

namespace Dashboard.Core.Audit;

/// <summary>One link of the journal's chain: SHA-256(previous link ‖ the fact's bytes as stored). 32 bytes.</summary>
public static class ChainLink
{
    /// <summary>Length of a link in bytes.</summary>
    public const int Length = SHA256.HashSizeInBytes;

    /// <summary>What the first fact is chained to: 32 zero bytes.</summary>
    public static readonly byte[] Genesis = new byte[Length];

    /// <summary>The link of a fact.</summary>
    public static byte[] Next(ReadOnlySpan<byte> previous, ReadOnlySpan<byte> fact)
    {
        // Hashing one copy at once costs a fraction of an incremental hash.
        var together = ArrayPool<byte>.Shared.Rent(previous.Length + fact.Length);
        previous.CopyTo(together);
        fact.CopyTo(together.AsSpan(previous.Length));
        var link = SHA256.HashData(together.AsSpan(0, previous.Length + fact.Length));
        ArrayPool<byte>.Shared.Return(together);
        return link;
    }
}
