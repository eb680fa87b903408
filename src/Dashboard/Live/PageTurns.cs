namespace Dashboard.Live;

/// <summary>
/// Half of the processors at the most read and render pages again: a change that a thousand of them show must keep neither the next
/// delivery waiting for its answer nor a page from opening.
/// </summary>
internal static class PageTurns
{
    // Who takes longer waits for something rather than works, and keeps nobody.
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(100);

    private static readonly SemaphoreSlim Turns = new(Math.Max(1, Environment.ProcessorCount / 2));

    public static async Task TakeAsync(Func<Task> answer, TimeProvider time, CancellationToken left)
    {
        await Turns.WaitAsync(left);
        Task answering;
        try
        {
            answering = answer();
            if (!answering.IsCompleted)
                await answering.WaitAsync(Longest, time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        finally
        {
            Turns.Release();
        }
        await answering;
    }
}
