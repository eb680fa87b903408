using System.Diagnostics;
using System.Text;

namespace Dashboard.EndToEnd.Support;

/// What a program said until it ended.
internal sealed record Ended(int Code, string Output, string Errors);

/// A program as a user or operator starts it.
internal sealed class Command : IDisposable
{
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();
    private readonly Process _process;
    private bool _disposed;

    public Command(string program, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };

        // What the machine is set to must not decide how the app starts.
        foreach (var inherited in start.Environment.Keys.Where(name => name.StartsWith("ASPNETCORE_", StringComparison.Ordinal) || name is "DOTNET_URLS" or "DOTNET_ENVIRONMENT" or "URLS").ToList())
            start.Environment.Remove(inherited);
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
            start.Environment[name] = value;

        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Hear(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(_errors, line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public bool HasExited => _process.HasExited;

    public int Id => _process.Id;

    public string Output => Heard(_output);

    public string Errors => Heard(_errors);

    public static async Task<Ended> RunAsync(string program, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string?>? environment = null)
    {
        using var command = new Command(program, arguments, folder, environment);
        return await command.EndAsync();
    }

    public async Task<Ended> EndAsync()
    {
        using var limit = new CancellationTokenSource(Patience.Long);
        await _process.WaitForExitAsync(limit.Token);
        return new Ended(_process.ExitCode, Output, Errors);
    }

    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private static string Heard(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString();
        }
    }

    private void Hear(StringBuilder text, string? line)
    {
        if (line is null)
            return;
        lock (text)
        {
            text.AppendLine(line);
        }
    }
}
