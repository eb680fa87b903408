using System.Buffers;
using Microsoft.AspNetCore.Http.Features;

namespace Dashboard.Ingest;

/// <summary>Reads a body up to a limit. What is longer is not read on; what a sender only claims to send takes no memory.</summary>
public static class BodyReader
{
    private const int FirstBuffer = 16 * 1024;

    /// Null when the body is longer than allowed.
    public static async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, int most, CancellationToken ct)
    {
        // The server's own limit would cut the connection where we answer in words.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = null;
        }

        if (request.ContentLength > most)
        {
            return null;
        }

        // Not from a pool: the journal may still write these bytes after a sender has hung up.
        var buffer = new byte[(int)Math.Min(request.ContentLength ?? FirstBuffer, FirstBuffer)];
        var length = 0;
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(ct);
            var needed = length + read.Buffer.Length;
            if (needed > most)
            {
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return null;
            }

            if (needed > buffer.Length)
            {
                Array.Resize(ref buffer, (int)Math.Min(Math.Max(needed, 2L * buffer.Length), most));
            }

            read.Buffer.CopyTo(buffer.AsSpan(length));
            length = (int)needed;
            request.BodyReader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                return buffer.AsMemory(0, length);
            }
        }
    }
}
