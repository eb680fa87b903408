using System.Net.Sockets;
using Dashboard.Journal;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace Dashboard;

/// Runs the app, or says in plain words what keeps it from starting: every message at once, each naming its key.
public static class StartUp
{
    /// Exit code for settings that cannot be used (sysexits EX_CONFIG).
    public const int Misconfigured = 78;

    /// Runs the app, or the command that the first argument names.
    public static async Task<int> RunAsync(WebApplication app, Action map, string[] args)
    {
        try
        {
            app.Services.GetRequiredService<IStartupValidator>().Validate();
        }
        catch (Exception problem) when (MessagesOf(problem) is { Count: > 0 } messages)
        {
            await Console.Error.WriteLineAsync("Ready to Ship cannot start. These settings must be changed:");
            foreach (var message in messages)
                await Console.Error.WriteLineAsync($"  - {message}");
            await Console.Error.WriteLineAsync("appsettings.sample.json documents every setting.");
            return Misconfigured;
        }

        if (JournalCommands.Named(args) is { } command)
            return await JournalCommands.RunAsync(command, app.Services, Console.Out, app.Lifetime.ApplicationStopping);

        // Only now: mapping already opens the data folder, and stumbles over settings that nobody has checked.
        map();
        return await RunAppAsync(app);
    }

    private static async Task<int> RunAppAsync(WebApplication app)
    {
        // Read now: a start that fails takes the server and its addresses down with it.
        var addresses = app.Configuration[WebHostDefaults.ServerUrlsKey];
        try
        {
            await StartAsync(app);
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (BookInUseException problem)
        {
            await Console.Error.WriteLineAsync($"Ready to Ship cannot start. {problem.Message}");
            return JournalCommands.InUse;
        }
        catch (Exception problem) when (IsOfListening(problem))
        {
            var where = string.IsNullOrEmpty(addresses) ? "" : $" on {addresses.Replace(";", ", ", StringComparison.Ordinal)}";
            await Console.Error.WriteLineAsync($"Ready to Ship cannot start. It cannot listen{where}: {problem.Message.TrimEnd('.')}.");
            await Console.Error.WriteLineAsync("Stop what listens there, or name another address with --urls or ASPNETCORE_URLS.");
            return problem is { InnerException: AddressInUseException } ? JournalCommands.InUse : Misconfigured;
        }
    }

    // Nobody else stops what had been started already when a start fails.
    private static async Task StartAsync(WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.StopAsync();
            throw;
        }
    }

    // What a server says of an address that is taken, not this machine's or not allowed.
    private static bool IsOfListening(Exception problem) => problem is SocketException or IOException { InnerException: AddressInUseException or AggregateException };

    private static List<string> MessagesOf(Exception problem) => problem switch
    {
        AggregateException many => [.. many.InnerExceptions.SelectMany(MessagesOf)],
        OptionsValidationException invalid => [.. invalid.Failures],
        _ => [],
    };
}
