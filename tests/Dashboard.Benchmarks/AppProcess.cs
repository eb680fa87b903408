using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Dashboard.Benchmarks;

/// The real app as a process of its own, in Production, on a data folder of its own.
internal sealed class AppProcess : IDisposable
{
    public const string Token = "benchmark-token-0123456789";

    private readonly Process _process;

    private AppProcess(Process process, int port, string folder, TimeSpan readyAfter) => (_process, Port, Folder, ReadyAfter) = (process, port, folder, readyAfter);

    public int Port { get; }

    public string Folder { get; }

    public TimeSpan ReadyAfter { get; }

    public Uri Address => new($"http://127.0.0.1:{Port}");

    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static Task<AppProcess> StartAsync(string? published, string? folder = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        var data = folder ?? Directory.CreateTempSubdirectory("rts-benchmark-").FullName;
        var assembly = Path.Combine(published ?? AppContext.BaseDirectory, "Dashboard.dll");
        string[] command = ["dotnet", assembly, "--Ingest:Token", Token, "--Database:ConnectionString", $"Data Source={Path.Combine(data, "dashboard.db")}"];
        return StartAsync(command, "/health/ready", data, environment);
    }

    public static async Task<AppProcess> StartAsync(
        IReadOnlyList<string> command, string readyPath, string folder, IReadOnlyDictionary<string, string>? environment = null)
    {
        var port = FreePort();
        var start = new ProcessStartInfo(command[0]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in command.Skip(1))
        {
            start.ArgumentList.Add(argument);
        }

        start.ArgumentList.Add("--urls");
        start.ArgumentList.Add($"http://127.0.0.1:{port}");
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            start.Environment[name] = value;
        }

        var clock = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var http = new HttpClient();
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!await IsReadyAsync(http, new Uri($"http://127.0.0.1:{port}{readyPath}")))
        {
            if (process.HasExited || clock.Elapsed > TimeSpan.FromMinutes(1))
                throw new InvalidOperationException("the app did not become ready");
            await pause.WaitForNextTickAsync();
        }

        return new AppProcess(process, port, folder, clock.Elapsed);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private static async Task<bool> IsReadyAsync(HttpClient http, Uri address)
    {
        try
        {
            using var answer = await http.GetAsync(address);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
