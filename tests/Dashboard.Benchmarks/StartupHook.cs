using System.Globalization;
using System.Net.Sockets;
using System.Text;

/// The runtime of the app calls this before its Main (DOTNET_STARTUP_HOOKS), so that the app itself need not tell what it holds:
/// whoever connects to the socket is told the bytes of its managed heap that are in use.
internal class StartupHook
{
    public const string Socket = "BENCHMARK_HEAP_SOCKET";

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(Socket) is not { } path)
            return;
        // A process that the app starts has a heap of its own.
        Environment.SetEnvironmentVariable("DOTNET_STARTUP_HOOKS", null);
        var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        new Thread(() => Answer(listener)) { IsBackground = true }.Start();
    }

    private static void Answer(Socket listener)
    {
        while (true)
        {
            using var asking = listener.Accept();
            asking.Send(Encoding.ASCII.GetBytes(BytesInUse().ToString(CultureInfo.InvariantCulture)));
        }
    }

    // What has a finalizer is free only at the collection after it ran.
    private static long BytesInUse()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
