using Dashboard.Journal;
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
        try
        {
            await app.RunAsync();
            return 0;
        }
        catch (BookInUseException problem)
        {
            await Console.Error.WriteLineAsync($"Ready to Ship cannot start. {problem.Message}");
            return JournalCommands.InUse;
        }
    }

    private static List<string> MessagesOf(Exception problem) => problem switch
    {
        AggregateException many => [.. many.InnerExceptions.SelectMany(MessagesOf)],
        OptionsValidationException invalid => [.. invalid.Failures],
        _ => [],
    };
}
