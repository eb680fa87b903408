using System.Buffers;
using Microsoft.AspNetCore.Http.Features;

namespace Dashboard.Ingest;

/// <summary>Reads a body up to a limit. What is longer is not read on; what a sender only claims to send takes no memory.</summary>
public static class BodyReader
{
    /// The body, or why it was not read to its end: too large by itself, or for the room that other bodies leave.
    public static async ValueTask<(ReadOnlyMemory<byte> Body, Refusal? Refused)> ReadAsync(HttpRequest request, int most, BodyRoom room, CancellationToken ct)
    {
        LiftServerLimit(request.HttpContext);
        if (request.ContentLength > most)
        {
            return (default, Refusal.TooLarge);
        }

        // Not from a pool: the journal may still write these bytes after a sender has hung up.
        byte[] buffer = [];
        var length = 0;
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(ct);
            var needed = length + read.Buffer.Length;
            var size = needed <= buffer.Length ? buffer.Length : SizeFor(needed, buffer.Length, request.ContentLength ?? most);
            if (needed > most || !room.TryGrowTo(size))
            {
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return (default, needed > most ? Refusal.TooLarge : Refusal.Unavailable);
            }

            if (size > buffer.Length)
            {
                Array.Resize(ref buffer, (int)size);
            }

            read.Buffer.CopyTo(buffer.AsSpan(length));
            length = (int)needed;
            request.BodyReader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                return (buffer.AsMemory(0, length), null);
            }
        }
    }

    /// The server's own limit would cut the connection where we answer in words.
    private static void LiftServerLimit(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = null;
        }
    }

    private static long SizeFor(long needed, int had, long end) => Math.Max(needed, Math.Min(Math.Max(BodyBudget.Free, 2L * had), end));
}
