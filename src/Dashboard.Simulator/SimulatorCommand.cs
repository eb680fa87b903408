using Dashboard.Simulator.CommandLine;
using Dashboard.Simulator.GitHub;
using Dashboard.Simulator.Organisation;
using Dashboard.Simulator.Sending;
using Dashboard.Simulator.Stories;
using Dashboard.Simulator.Stream;
using Dashboard.Simulator.Time;

namespace Dashboard.Simulator;

/// <summary>What surrounds the program: its three streams, its clock, its environment.</summary>
public sealed record Surroundings(TextWriter Output, TextWriter Error, TextReader Input, TimeProvider Clock, Func<string, string?> Environment)
{
    public Func<string, string> ReadFile { get; init; } = File.ReadAllText;
}

/// <summary>The program from arguments to exit code.</summary>
public static class SimulatorCommand
{
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(60);

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, Surroundings around, CancellationToken stop = default)
    {
        if (arguments.Contains("--help"))
        {
            await around.Output.WriteLineAsync(Usage.Text);
            await around.Output.FlushAsync(stop);
            return (int)ExitCode.Done;
        }

        var reader = new CommandLineReader(arguments, around.Environment, around.ReadFile);
        var options = reader.Read();
        if (reader.Faults.Count > 0)
        {
            await around.Error.WriteLineAsync($"{string.Join('\n', reader.Faults)}\n\n{Usage.Text}");
            return (int)ExitCode.WrongArguments;
        }

        return (int)await RunAsync(options, around, stop);
    }

    private static async Task<ExitCode> RunAsync(SimulatorOptions options, Surroundings around, CancellationToken stop)
    {
        using var timeUp = new CancellationTokenSource(options.StopAfter ?? Timeout.InfiniteTimeSpan, around.Clock);
        using var orphaned = new CancellationTokenSource();
        using var any = CancellationTokenSource.CreateLinkedTokenSource(stop, timeUp.Token, orphaned.Token);
        if (options.ParentStdin)
        {
            _ = Task.Run(() => Parent.CancelWhenGone(around.Input, orphaned), CancellationToken.None);
        }

        try
        {
            await SimulateAsync(options, around, any.Token);
            return ExitCode.Done;
        }
        catch (SendingFailedException failed)
        {
            await around.Error.WriteLineAsync(failed.Message);
            return failed.Code;
        }
        catch (OperationCanceledException) when (any.IsCancellationRequested)
        {
            return timeUp.IsCancellationRequested && !orphaned.IsCancellationRequested && !stop.IsCancellationRequested ? ExitCode.Done : ExitCode.Stopped;
        }
    }

    private static async Task SimulateAsync(SimulatorOptions options, Surroundings around, CancellationToken stop)
    {
        var now = options.Now ?? around.Clock.GetUtcNow();
        now = now.AddTicks(-(now.UtcTicks % TimeSpan.TicksPerSecond));
        var era = new Era(WorkCalendar.Midnight(now.AddDays(-options.Days)), now);
        var run = options.RunName(now);
        var press = options.GitHubKey is null ? null : new PressSite(era, options.Seed, run);
        var life = new LifeStream(Growth.Of(options.Services, options.Seed), era, options.Seed, press);
        var lens = new TimeLens(now, options.Speed);
        var format = new NativeFormat(run, lens);
        if (options.DryRun)
        {
            await DryRun.PrintAsync(life, lens, format, around.Output, stop);
            return;
        }

        // A redirect would carry the token elsewhere; a proxy has no business between two programs of one machine.
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = !options.Url.IsLoopback };
        using var http = new HttpClient(handler) { Timeout = AnswerWithin };
        var client = new DashboardClient(http, options, around.Clock, around.Error.WriteLine);
        var batch = options.Rate is { } rate ? Math.Clamp((int)rate, 1, options.Batch) : options.Batch;
        var outbox = new Outbox(client, format, lens, new RateCap(options.Rate, around.Clock), batch);
        await new Simulation(life, lens, outbox, new Progress(around.Output, around.Clock), around.Clock).RunAsync(options.Live, stop);
    }
}
