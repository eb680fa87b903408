namespace Dashboard.Live;

/// <summary>
/// Half of the processors at the most render pages again, and few pages read at a time: a change that a thousand of them show must keep
/// neither the next delivery waiting for its answer nor a page from opening.
/// </summary>
internal static class PageTurns
{
    private const int MostReading = 8;

    // Who takes longer waits for something rather than works, and keeps nobody.
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(100);

    private static readonly SemaphoreSlim Reading = new(MostReading);
    private static readonly SemaphoreSlim Showing = new(Math.Max(1, Environment.ProcessorCount / 2));

    /// <summary>A page reads, and shows what it has read by <see cref="ShowAsync"/>: while it waits for either, others go on.</summary>
    public static async Task ReadAsync(Func<Task> answer, TimeProvider time, CancellationToken left)
    {
        await Reading.WaitAsync(left);
        Task answering;
        try
        {
            answering = answer();
            if (!answering.IsCompleted)
                await answering.WaitAsync(Longest, time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        finally
        {
            Reading.Release();
        }
        await answering;
    }

    /// <summary>On the circuit's turn, and back on it.</summary>
    public static async Task ShowAsync(Action show, CancellationToken left)
    {
        await Showing.WaitAsync(left);
        try
        {
            show();
        }
        finally
        {
            Showing.Release();
        }
    }
}
