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
