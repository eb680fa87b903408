using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Dashboard.EndToEnd.Support;

/// A network between a client and the app that can be cut and mended. It begins cut: whoever connects is turned away.
internal sealed class Relay : IDisposable
{
    private readonly Uri _to;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<TcpClient> _open = new();
    private volatile bool _isCut = true;
    private int _turnedAway;

    public Relay(Uri to)
    {
        _to = to;
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _ = AcceptAsync();
    }

    public Uri Address { get; }

    /// How often somebody tried in vain.
    public int TurnedAway => Volatile.Read(ref _turnedAway);

    public void Mend() => _isCut = false;

    /// Ends every connection and takes no new one.
    public void Cut()
    {
        _isCut = true;
        while (_open.TryDequeue(out var client))
            client.Dispose();
    }

    public void Dispose()
    {
        _listener.Dispose();
        Cut();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = PassAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception end) when (IsEnd(end))
        {
            // Disposed of while it waited for a client.
        }
    }

    private async Task PassAsync(TcpClient client)
    {
        using var from = client;
        using var app = new TcpClient();
        _open.Enqueue(from);
        _open.Enqueue(app);
        if (_isCut)
        {
            Interlocked.Increment(ref _turnedAway);
            return;
        }

        try
        {
            await app.ConnectAsync(_to.Host, _to.Port);
            var (there, back) = (from.GetStream(), app.GetStream());
            await Task.WhenAny(there.CopyToAsync(back), back.CopyToAsync(there));
        }
        catch (Exception end) when (IsEnd(end))
        {
            // Either side may go at any time, and the other one goes with it.
        }
    }

    private static bool IsEnd(Exception end) => end is SocketException or IOException or ObjectDisposedException or InvalidOperationException;
}
