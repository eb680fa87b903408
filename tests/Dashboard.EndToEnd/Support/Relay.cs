using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Dashboard.EndToEnd.Support;

/// A network between a client and the app that can be cut and mended. It begins cut: whoever connects is turned away.
internal sealed class Relay : IDisposable
{
    private volatile Uri _to;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<TcpClient> _clients = new();
    private readonly ConcurrentQueue<TcpClient> _apps = new();
    private readonly TaskCompletionSource _ended = new();
    private volatile bool _isCut = true;
    private volatile bool _isUnheard;
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

    public void Mend() => _isCut = _isUnheard = false;

    /// The app is elsewhere now: it was started again on another port.
    public void LeadTo(Uri to) => _to = to;

    /// Ends every connection and takes no new one.
    public void Cut()
    {
        _isCut = true;
        HangUp(_clients);
        HangUp(_apps);
    }

    /// The app loses every client and takes no new one, and no client is told: to them the connection looks as open as before.
    public void CutUnheard()
    {
        _isCut = _isUnheard = true;
        HangUp(_apps);
    }

    public void Dispose()
    {
        _listener.Dispose();
        Cut();
        _ended.TrySetResult();
    }

    private static void HangUp(ConcurrentQueue<TcpClient> all)
    {
        while (all.TryDequeue(out var one))
            one.Dispose();
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
        _clients.Enqueue(from);
        _apps.Enqueue(app);
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

        if (_isUnheard)
            await _ended.Task;
    }

    private static bool IsEnd(Exception end) => end is SocketException or IOException or ObjectDisposedException or InvalidOperationException;
}
