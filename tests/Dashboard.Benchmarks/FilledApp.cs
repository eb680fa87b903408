using System.Diagnostics;
using System.Globalization;

namespace Dashboard.Benchmarks;

/// The app on a book that the simulator filled. With a folder for --data what was filled once is measured again.
internal static class FilledApp
{
    public static async Task<AppProcess> StartAsync(BenchmarkOptions options, string name, int services, int days, IReadOnlyDictionary<string, string>? environment = null)
    {
        var folder = options.Data is { } kept ? Path.Combine(kept, name) : null;
        var isFilled = folder is not null && Directory.Exists(folder);
        if (folder is not null)
            Directory.CreateDirectory(folder);
        var app = await AppProcess.StartAsync(options.App, folder, environment);
        if (!isFilled)
            await FillAsync(app, services, days);
        return app;
    }

    private static async Task FillAsync(AppProcess app, int services, int days)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "simulator", "Dashboard.Simulator.dll"),
            "--url", app.Address.ToString(), "--services", services.ToString(CultureInfo.InvariantCulture),
            "--days", days.ToString(CultureInfo.InvariantCulture), "--batch", "500"]);
        start.Environment["DASHBOARD_TOKEN"] = AppProcess.Token;
        (start.UseShellExecute, start.RedirectStandardOutput) = (false, true);
        using var simulator = Process.Start(start)!;
        simulator.OutputDataReceived += (_, _) => { };
        simulator.BeginOutputReadLine();
        await simulator.WaitForExitAsync();
        if (simulator.ExitCode != 0)
            throw new InvalidOperationException($"the simulator ended with {simulator.ExitCode}");
    }
}
