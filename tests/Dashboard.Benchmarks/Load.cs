using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Dashboard.Benchmarks;

internal sealed record LoadResult(long Answered, long Refused, TimeSpan Took, IReadOnlyList<double> Milliseconds)
{
    public double PerSecond => Answered / Took.TotalSeconds;

    public double Percentile(double share) => Milliseconds.Count == 0 ? double.NaN : Milliseconds[Math.Min(Milliseconds.Count - 1, (int)(share * Milliseconds.Count))];
}

/// Keeps a number of connections busy with POSTs, over bare sockets so that the generator takes little of the cores it shares.
internal static class Load
{
    public static async Task<LoadResult> RunAsync(int port, string path, int connections, TimeSpan time, Func<long, byte[]> body)
    {
        long next = 0, answered = 0, refused = 0;
        var latencies = new List<double>[connections];
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(async c =>
        {
            var mine = latencies[c] = new List<double>(4096);
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(IPAddress.Loopback, port);
            var buffer = new byte[16384];
            while (clock.Elapsed < time)
            {
                var request = Request(path, body(Interlocked.Increment(ref next)));
                var sent = Stopwatch.GetTimestamp();
                await socket.SendAsync(request);
                var status = await ReadStatusAsync(socket, buffer);
                if (status == 202)
                {
                    Interlocked.Increment(ref answered);
                    mine.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
                }
                else
                {
                    Interlocked.Increment(ref refused);
                }
            }
        }));
        var took = clock.Elapsed;
        return new LoadResult(answered, refused, took, [.. latencies.SelectMany(l => l).Order()]);
    }

    private static byte[] Request(string path, byte[] body)
    {
        var head = Encoding.ASCII.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {AppProcess.Token}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n");
        return [.. head, .. body];
    }

    // Answers are small; they end with a zero chunk or with as many bytes as they announce.
    private static async Task<int> ReadStatusAsync(Socket socket, byte[] buffer)
    {
        var length = 0;
        while (true)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(length));
            if (read == 0)
                throw new IOException("the server closed the connection");
            length += read;
            if (IsWhole(buffer.AsSpan(0, length)))
                return int.Parse(Encoding.ASCII.GetString(buffer, 9, 3), System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0)
            return false;
        var at = answer[..head].IndexOf("Content-Length: "u8);
        if (at < 0)
            return answer.EndsWith("\r\n0\r\n\r\n"u8);
        var digits = answer[(at + 16)..head];
        var end = digits.IndexOf((byte)'\r');
        return System.Buffers.Text.Utf8Parser.TryParse(end < 0 ? digits : digits[..end], out int size, out _) && answer.Length >= head + 4 + size;
    }
}
