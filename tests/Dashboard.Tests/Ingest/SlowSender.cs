using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Dashboard.Tests.Ingest;

/// <summary>A sender that says how long its body is, sends most of it, and then takes its time.</summary>
public sealed class SlowSender : IDisposable
{
    public const int Length = 400_000;
    public const int FirstPart = 300_000;

    private readonly TcpClient _client = new();
    private readonly byte[] _body;

    public SlowSender(string service)
    {
        var start = $"{{\"service\":\"{service}\",\"version\":\"1\"";
        _body = Encoding.ASCII.GetBytes(start + new string(' ', Length - start.Length - 1) + "}");
    }

    public async Task StartAsync(Uri server)
    {
        await _client.ConnectAsync(server.Host, server.Port);
        await WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /v1/events HTTP/1.1\r\nHost: {server.Authority}\r\nAuthorization: Bearer {IngestApp.Token}\r\nContent-Length: {Length}\r\nConnection: close\r\n\r\n"));
        await WriteAsync(_body.AsMemory(0, FirstPart));
    }

    public ValueTask FinishAsync() => WriteAsync(_body.AsMemory(FirstPart));

    /// The status and the text of the answer.
    public async Task<(HttpStatusCode Status, string Text)> AnswerAsync()
    {
        using var reader = new StreamReader(_client.GetStream(), Encoding.ASCII, leaveOpen: true);
        var text = new StringBuilder();
        while (await reader.ReadLineAsync() is { Length: > 0 } line)
        {
            text.AppendLine(line);
        }

        var answer = text.ToString();
        return ((HttpStatusCode)int.Parse(answer.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture), answer);
    }

    public void Dispose()
    {
        _client.LingerState = new LingerOption(enable: true, seconds: 0);
        _client.Dispose();
    }

    private ValueTask WriteAsync(ReadOnlyMemory<byte> bytes) => _client.GetStream().WriteAsync(bytes);
}
