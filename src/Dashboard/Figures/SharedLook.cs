namespace Dashboard.Figures;

/// One look for all who ask before it begins: whatever was there when they asked, it sees. A thousand pages that were told of the same
/// event look once or twice.
internal sealed class SharedLook<T>(Func<CancellationToken, Task<T>> look)
{
    private readonly Lock _turn = new();
    private TaskCompletionSource<T>? _next;
    private bool _looking;

    public Task<T> LookAsync(CancellationToken ct)
    {
        TaskCompletionSource<T> answer;
        bool isFree;
        lock (_turn)
        {
            isFree = !_looking;
            _looking = true;
            answer = isFree ? Unanswered() : _next ??= Unanswered();
        }

        if (isFree)
        {
            _ = LookForAsync(answer);
        }

        return answer.Task.WaitAsync(ct);
    }

    private static TaskCompletionSource<T> Unanswered() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    // For all who wait, so nobody's leaving ends it.
    private async Task LookForAsync(TaskCompletionSource<T> answer)
    {
        try
        {
            answer.SetResult(await look(CancellationToken.None));
        }
        catch (Exception problem)
        {
            answer.SetException(problem);
        }

        TaskCompletionSource<T>? next;
        lock (_turn)
        {
            (next, _next) = (_next, null);
            _looking = next is not null;
        }

        if (next is not null)
        {
            _ = Task.Run(() => LookForAsync(next), CancellationToken.None);
        }
    }
}
