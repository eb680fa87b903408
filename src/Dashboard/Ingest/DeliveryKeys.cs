using System.Security.Cryptography;

namespace Dashboard.Ingest;

/// <summary>The key of an event in the journal: the sender's id where there is one, so that ties are broken alike in whatever order things arrive.</summary>
public static class DeliveryKeys
{
    private const int HashBytes = 16;

    public static string Of(string connection, string? id, ReadOnlySpan<byte> body, int position)
    {
        if (id is not null)
        {
            return $"{connection}/{id}#{position}";
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        return $"{connection}/{Convert.ToHexStringLower(hash[..HashBytes])}#{position}";
    }
}
