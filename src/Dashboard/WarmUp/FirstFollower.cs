using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Serialization;
using Dashboard.Hub;
using Dashboard.Journal;
using Microsoft.AspNetCore.SignalR;

namespace Dashboard.WarmUp;

/// A client of the live hub before the first real one: it follows, and is sent what the made-up deliveries came to.
public sealed class FirstFollower(IHubContext<LiveHub, ILiveClient> hub, TimeProvider time) : IDisposable
{
    private const string Path = "/live";
    private const char End = '\u001e';

    private readonly ClientWebSocket _socket = new();
    private string _connection = "";

    public async Task FollowAsync(HttpClient http, CancellationToken ct)
    {
        using var answer = await http.PostAsync(Path + "/negotiate?negotiateVersion=1", content: null, ct);
        var negotiated = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<Negotiated>(ct);
        _connection = negotiated!.ConnectionId;
        var address = new UriBuilder(new Uri(http.BaseAddress!, Path)) { Scheme = "ws", Query = "id=" + Uri.EscapeDataString(negotiated.ConnectionToken) };
        _socket.Options.SetRequestHeader("Authorization", http.DefaultRequestHeaders.Authorization!.ToString());
        await _socket.ConnectAsync(address.Uri, ct);
        await SayAsync("""{"protocol":"json","version":1}""", ct);
        await SayAsync("""{"type":1,"target":"Follow","arguments":[null]}""", ct);
        await HearAsync("\"CaughtUp\"", ct);
    }

    public async Task HearOfAsync(Book book, CancellationToken ct)
    {
        var (messages, reached) = await new LiveMessages(book.Contexts, time).AfterAsync(0, ct);
        var follower = new Follower(hub.Clients.Client(_connection));
        foreach (var message in messages)
        {
            await follower.SendAsync(message);
        }

        await follower.Client.CaughtUp(reached);
        await HearAsync("\"CaughtUp\"", ct);
    }

    public void Dispose() => _socket.Dispose();

    private ValueTask SayAsync(string text, CancellationToken ct) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(text + End), WebSocketMessageType.Text, WebSocketMessageFlags.EndOfMessage, ct);

    private async Task HearAsync(string word, CancellationToken ct)
    {
        var buffer = new byte[64 * 1024];
        var heard = "";
        while (!heard.Contains(word, StringComparison.Ordinal))
        {
            var part = await _socket.ReceiveAsync(buffer, ct);
            if (part.MessageType == WebSocketMessageType.Close)
                throw new InvalidOperationException($"The hub closed before it said {word}: {part.CloseStatusDescription}");
            heard = string.Concat(heard.AsSpan(Math.Max(0, heard.Length - word.Length)), Encoding.UTF8.GetString(buffer.AsSpan(0, part.Count)));
        }
    }

    private sealed record Negotiated([property: JsonPropertyName("connectionId")] string ConnectionId, [property: JsonPropertyName("connectionToken")] string ConnectionToken);
}
