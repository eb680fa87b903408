namespace Dashboard.EndToEnd.Support;

/// Processes that are stopped until they are woken up. Disposed of, they are awake whatever happened.
internal sealed class Asleep(IReadOnlyList<int> processes) : IAsyncDisposable
{
    public static async Task<Asleep> NowAsync(IReadOnlyList<int> processes)
    {
        Assert.NotEmpty(processes);
        await SignalAsync("-STOP", processes);
        return new Asleep(processes);
    }

    public Task WakeUpAsync() => SignalAsync("-CONT", processes);

    public async ValueTask DisposeAsync() => await WakeUpAsync();

    private static Task SignalAsync(string signal, IReadOnlyList<int> processes) => Command.RunAsync("kill", [signal, .. processes.Select(id => $"{id}")], "/");
}
