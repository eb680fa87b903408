namespace Dashboard.Benchmarks.Circuits;

/// Many circuits of one app, opened several at a time.
internal sealed class Tabs(Uri address) : IAsyncDisposable
{
    private readonly List<Circuit> _open = [];
    private readonly Lock _adding = new();

    public IReadOnlyList<Circuit> Open => _open;

    public Task OpenAsync(IReadOnlyList<string> pages, int count, int atOnce = 8, Action<Circuit, int>? opened = null) =>
        Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (i, _) =>
        {
            var circuit = await Circuit.OpenAsync(new Uri(address, pages[i % pages.Count]));
            lock (_adding)
                _open.Add(circuit);
            opened?.Invoke(circuit, i);
        });

    /// A circuit that ended says so here rather than by its silence.
    public void AssertAlive()
    {
        if (_open.Find(c => c.Problem is not null) is { } dead)
            throw new InvalidOperationException("a circuit ended", dead.Problem);
    }

    public async ValueTask DisposeAsync()
    {
        await Parallel.ForEachAsync(_open, (circuit, _) => circuit.DisposeAsync());
        _open.Clear();
    }
}
