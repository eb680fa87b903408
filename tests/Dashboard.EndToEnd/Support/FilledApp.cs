namespace Dashboard.EndToEnd.Support;

/// One app with a month of life in it, shared by the tests that only look.
public sealed class FilledApp : IAsyncLifetime
{
    private const int Days = 30;
    private const int Seed = 2_026;

    private RunningApp? _app;

    internal RunningApp App => _app!;

    public async ValueTask InitializeAsync()
    {
        _app = await RunningApp.StartAsync();
        await _app.LiveThroughAsync(Days, Seed);
        await LiveThroughTheUnusualAsync(_app);
    }

    // What a well-run organisation does not send, and what every place must still say alike.
    private static async Task LiveThroughTheUnusualAsync(RunningApp app)
    {
        await app.SendAsync(("type", "rollout.progressed"), ("service", "odd-share"), ("version", "1.0.0"), ("weight", "12.25"), ("step", "2"), ("steps", "7"));
        await app.SendAsync(("type", "rollout.paused"), ("service", "untold-share"), ("version", "1.0.0"), ("reason", "somebody looks"));
        await app.SendAsync(("type", "rollout.progressed"), ("service", "odd-end"), ("version", "2.0.0"), ("weight", "33.33"));
        await app.SendAsync(("type", "rollout.aborted"), ("service", "odd-end"), ("version", "2.0.0"), ("reason", "too slow"));
        await app.SendAsync(("type", "rollout.progressed"), ("service", "untold-end"), ("version", "2.0.0"));
        await app.SendAsync(("type", "rollout.aborted"), ("service", "untold-end"), ("version", "2.0.0"));
        await app.SendAsync(("type", "rollout.promoted"), ("service", "all-at-once"), ("version", "3.0.0"), ("environment", "production"));
        await app.SendAsync(("type", "incident.detected"), ("service", "all-at-once"), ("version", "3.0.0"), ("incident", "INC-1"), ("severity", "sev2"), ("summary", "slow answers"));
        await app.SendAsync(("type", "service.deployed"), ("service", "all-at-once"), ("version", "2.9.0"), ("environment", "staging"), ("outcome", "success"));
    }

    public ValueTask DisposeAsync()
    {
        _app?.Dispose();
        return default;
    }
}

[CollectionDefinition(Name)]
public sealed class LookersOn : ICollectionFixture<FilledApp>
{
    public const string Name = "looks on";
}
