using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Dashboard.Benchmarks;

/// Asks an app that was started with <see cref="Environment"/> how much of its managed heap is in use.
internal sealed class ManagedHeap
{
    private readonly string _socket = Path.Combine(Directory.CreateTempSubdirectory("rts-heap-").FullName, "heap");

    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["DOTNET_STARTUP_HOOKS"] = typeof(ManagedHeap).Assembly.Location,
        [StartupHook.Socket] = _socket,
    };

    public async Task<long> ReadAsync()
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(_socket));
        await using var answer = new NetworkStream(socket);
        using var text = new StreamReader(answer, Encoding.ASCII);
        return long.Parse(await text.ReadToEndAsync(), CultureInfo.InvariantCulture);
    }
}
