namespace Dashboard.EndToEnd.Support;

/// How long a test waits for what must happen before it says that it did not. Never a way to prove absence.
internal static class Patience
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// For what takes its time: a whole history, a page on a busy machine.
    public static readonly TimeSpan Long = TimeSpan.FromMinutes(3);

    /// Asks again and again until the answer is not null.
    public static async Task<T> UntilAsync<T>(Func<Task<T?>> ask, string what) where T : class
    {
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        using var limit = new CancellationTokenSource(Limit);
        while (await pause.WaitForNextTickAsync(CancellationToken.None))
        {
            if (await ask() is { } answer)
                return answer;
            if (limit.IsCancellationRequested)
                throw new TimeoutException($"waited {Limit.TotalSeconds} s for {what}");
        }

        throw new InvalidOperationException("the timer was stopped");
    }
}
