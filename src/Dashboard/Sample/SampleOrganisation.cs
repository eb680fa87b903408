using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using Dashboard.Ingest;
using Dashboard.Journal;
using Dashboard.Live;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Dashboard.Sample;

/// How far the sample organisation has told its life. Total is 0 until the simulator has said how much there is.
public sealed record SampleProgress(bool Running, bool HistoryDone, long Sent, long Total, string? Day, string? Problem)
{
    public static readonly SampleProgress None = new(Running: false, HistoryDone: false, 0, 0, null, null);
}

/// Starts the simulator that ships beside the app. It sends real webhooks through the public endpoint, with a token
/// that reaches the sample's own database and nothing else.
public sealed partial class SampleOrganisation(
    Books books, IngestToken token, IServer server, IHostApplicationLifetime life, TimeProvider time, SamplePast past, ILogger<SampleOrganisation> log) : IHostedService, IDisposable
{
    public static readonly Topic Topic = new("sample");

    private readonly Lock _turn = new();
    private readonly SemaphoreSlim _beginning = new(1, 1);
    private Task _verifying = Task.CompletedTask;
    private Process? _simulator;
    private SampleProgress _progress = SampleProgress.None;

    /// What runs the simulator, found on the PATH.
    public string Runtime { get; init; } = "dotnet";

    public SampleProgress Progress
    {
        get
        {
            lock (_turn)
            {
                return _progress;
            }
        }
    }

    public bool Exists => books.Sample is not null;

    /// Lets the simulator fill a new database of the sample's; does nothing while it already runs. A life is told once: another one
    /// beside it would double every figure.
    public async Task BeginAsync()
    {
        await _beginning.WaitAsync();
        try
        {
            if (IsRunning)
            {
                return;
            }

            await books.RenewSampleAsync();
            lock (_turn)
            {
                _simulator?.Dispose();
                _simulator = null;
                _progress = SampleProgress.None with { Running = true };
                TryStart();
            }
        }
        finally
        {
            _beginning.Release();
        }

        Tell();
    }

    private bool IsRunning
    {
        get
        {
            lock (_turn)
            {
                return _simulator is { HasExited: false };
            }
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        lock (_turn)
        {
            if (_simulator is { HasExited: false })
            {
                _simulator.Kill(entireProcessTree: true);
            }
        }

        await _verifying;
    }

    public void Dispose()
    {
        _simulator?.Dispose();
        _beginning.Dispose();
    }

    private void TryStart()
    {
        try
        {
            _simulator = StartSimulator();
        }
        catch (Win32Exception problem)
        {
            Log.NotStarted(log, Runtime, problem);
            _progress = SampleProgress.None with { Problem = $"'{Runtime}' could not be started. The PATH of the app must lead to it." };
        }
    }

    private Process StartSimulator()
    {
        var assembly = Path.Combine(AppContext.BaseDirectory, "simulator", "Dashboard.Simulator.dll");
        var start = new ProcessStartInfo(Runtime)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { assembly, "--url", OwnAddress(), "--days", "90", "--live", "--parent-stdin" },
        };
        start.Environment["DASHBOARD_TOKEN"] = token.SampleToken;
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Heard(line.Data);
        process.ErrorDataReceived += (_, line) => Complained(line.Data);
        process.Exited += (_, _) => Ended(process);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Log.Started(log, process.Id);
        return process;
    }

    private string OwnAddress()
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var address = addresses.FirstOrDefault(a => a.StartsWith("http://", StringComparison.Ordinal)) ?? addresses.First();
        return address.Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal)
            .Replace("//*", "//localhost", StringComparison.Ordinal).Replace("//+", "//localhost", StringComparison.Ordinal);
    }

    private void Heard(string? line)
    {
        if (line is null || !line.StartsWith('{'))
        {
            return;
        }

        var said = JsonSerializer.Deserialize(line, SampleJson.Default.SimulatorLine);
        lock (_turn)
        {
            var before = _progress.HistoryDone;
            _progress = _progress with
            {
                Sent = said!.Sent,
                Total = said.Total,
                Day = said.Day,
                HistoryDone = _progress.HistoryDone || said.Done || said.Phase == "live",
            };
            _verifying = _progress.HistoryDone && !before && books.Sample is { } sample ? FinishAsync(sample) : _verifying;
        }

        Tell();
    }

    // The daily verification has passed by when a sample begins; without one Legal could not say anything all day.
    private async Task FinishAsync(Book sample)
    {
        try
        {
            await past.TellAsync(sample, life.ApplicationStopping);
            await sample.Verifier.VerifyAsync(null, life.ApplicationStopping);
        }
        catch (Exception problem) when (!life.ApplicationStopping.IsCancellationRequested)
        {
            Log.NotFinished(log, problem);
        }
        catch (OperationCanceledException)
        {
            Log.Stopped(log);
        }
    }

    private void Complained(string? line)
    {
        if (!string.IsNullOrWhiteSpace(line))
        {
            Log.Complained(log, line);
            lock (_turn)
            {
                _progress = _progress with { Problem = line };
            }
        }
    }

    private void Ended(Process process)
    {
        Log.Ended(log, process.ExitCode, time.GetUtcNow());
        lock (_turn)
        {
            _progress = _progress with { Running = false };
        }

        Tell();
    }

    private void Tell()
    {
        books.Real.Changes.Publish(Topic);
        books.Sample?.Changes.Publish(Topic);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The simulator of the sample organisation runs as process {Id}.")]
        public static partial void Started(ILogger log, int id);

        [LoggerMessage(Level = LogLevel.Error, Message = "The simulator could not be started with '{Runtime}'.")]
        public static partial void NotStarted(ILogger log, string runtime, Exception problem);

        [LoggerMessage(Level = LogLevel.Error, Message = "What people did in the sample organisation could not be told, or it could not be verified.")]
        public static partial void NotFinished(ILogger log, Exception problem);

        [LoggerMessage(Level = LogLevel.Debug, Message = "The app stopped before the sample organisation was whole.")]
        public static partial void Stopped(ILogger log);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The simulator says: {Line}")]
        public static partial void Complained(ILogger log, string line);

        [LoggerMessage(Level = LogLevel.Information, Message = "The simulator ended with code {Code} at {At}.")]
        public static partial void Ended(ILogger log, int code, DateTimeOffset at);
    }
}
