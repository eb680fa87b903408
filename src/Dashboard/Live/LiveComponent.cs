using Dashboard.Shared;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Live;

/// <summary>
/// A page or panel that shows what is true now. It names its topics and reads; subscribing, merging, keeping the last values
/// and leaving are done here and nowhere else. <see cref="ReadStates{TView}"/> shows which of the three states it is in.
/// </summary>
public abstract partial class LiveComponent<TView> : ComponentBase, IAsyncDisposable
    where TView : class
{
    private static readonly TimeSpan ReadLimit = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(3);

    private CancellationTokenSource _stay = new();
    private PersistingComponentStateSubscription? _handOver;
    private Subscription? _subscription;
    private IReadOnlySet<Topic>? _topics;
    private object? _readKey;
    private Task _reading = Task.CompletedTask;
    private ITimer? _retry;
    private string _mark = "";
    private bool _gone;

    [Inject] public required ChangeFeed Changes { get; init; }

    [Inject] public required TimeProvider Time { get; init; }

    [Inject] public required PersistentComponentState Handover { get; init; }

    [Inject] public required Handovers Kept { get; init; }

    [Inject] public required SharedMarkup Markup { get; init; }

    [Inject] public required ILoggerFactory Logs { get; init; }

    /// <summary>What has to change for this to be read again.</summary>
    protected abstract IEnumerable<Topic> Topics { get; }

    /// <summary>The parameters a read depends on; when it differs, the values shown are those of something else and are dropped.</summary>
    protected virtual object? ReadKey => null;

    /// <summary>Null until the first read has come back.</summary>
    protected internal TView? View { get; private set; }

    /// <summary>When the values shown were true.</summary>
    protected internal DateTimeOffset? ReadAt { get; private set; }

    /// <summary>Why the last read failed, in words for the reader.</summary>
    protected internal string? Problem { get; private set; }

    protected abstract Task<TView> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Whether what is shown would look the same; it is then not rendered again. For panels that do not show when they were read.</summary>
    protected virtual bool IsSame(TView shown, TView read) => false;

    /// <summary>Told of all values before they are shown, those from the prerendered page included.</summary>
    protected virtual void OnRead(TView view)
    {
    }

    /// <summary>For what a page holds itself. Blazor calls no Dispose beside <see cref="DisposeAsync"/>.</summary>
    protected virtual ValueTask OnLeaveAsync() => ValueTask.CompletedTask;

    /// <summary>A part that looks the same to everybody: see <see cref="SharedMarkup"/>.</summary>
    /// <param name="of">What is drawn, of the view: the same object for all who look.</param>
    /// <param name="template">Static.</param>
    protected MarkupString Draw<T>(T of, RenderFragment<T> template)
        where T : class =>
        Markup.Of(of, template, RendererInfo.IsInteractive);

    /// <summary>Rows that look the same to everybody.</summary>
    protected IReadOnlyList<MarkupString> DrawEach<T>(IReadOnlyList<T> of, RenderFragment<T> template) => Markup.Each(of, template, RendererInfo.IsInteractive);

    protected internal Task RetryAsync()
    {
        _subscription?.Ring();
        return Task.CompletedTask;
    }

    protected sealed override Task OnParametersSetAsync()
    {
        // A page that awaits in OnInitializedAsync comes here even when the reader has left meanwhile.
        if (_gone)
            return Task.CompletedTask;
        var topics = Topics.Append(Topic.Minute).ToHashSet();
        if (_topics?.SetEquals(topics) == true && Equals(_readKey, ReadKey))
            return Task.CompletedTask;

        Leave();
        (_topics, _readKey, _stay) = (topics, ReadKey, new CancellationTokenSource());
        (View, ReadAt, Problem, _reading) = (null, null, null, Task.CompletedTask);
        return RendererInfo.IsInteractive ? StartAsync(topics) : PrerenderAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_gone)
            return;
        _gone = true;
        Leave();
        _handOver?.Dispose();
        await OnLeaveAsync();
        GC.SuppressFinalize(this);
    }

    private Task StartAsync(IReadOnlySet<Topic> topics)
    {
        // Subscribe first, read second: a change between the two would otherwise never be shown.
        _subscription = Changes.Subscribe(topics, left => PageTurns.ReadAsync(() => InvokeAsync(() => ReadAgainAsync(left)), Time, left));
        return TakeHandedOver() ? Task.CompletedTask : ReadInTurnAsync(_stay.Token);
    }

    private async Task ReadAgainAsync(CancellationToken left)
    {
        var (view, problem) = (View, Problem);
        await ReadInTurnAsync(left);
        var isShown = View is not null && ReferenceEquals(view, View) && problem is null && Problem is null;
        if (!left.IsCancellationRequested && !isShown)
            await PageTurns.ShowAsync(StateHasChanged, left);
    }

    // Called on the circuit's turn only, so the chain needs no lock.
    private Task ReadInTurnAsync(CancellationToken left) => _reading = ReadAfterAsync(_reading, left);

    private async Task ReadAfterAsync(Task before, CancellationToken left)
    {
        await before;
        var (mark, at) = (Changes.Mark, Time.GetUtcNow());
        using var limit = new CancellationTokenSource(ReadLimit, Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(left, limit.Token);
        try
        {
            var view = await ReadAsync(either.Token);
            if (!left.IsCancellationRequested)
                Show(view, at, mark);
        }
        catch (Exception problem) when (!left.IsCancellationRequested)
        {
            Fail(problem, limit.IsCancellationRequested ? ReadProblemWords.TookTooLong : ReadProblemWords.For(problem));
        }
        catch (Exception) when (left.IsCancellationRequested)
        {
            // Nobody is there any more to be told.
        }
    }

    private void Show(TView view, DateTimeOffset at, string mark)
    {
        if (View is { } shown && IsSame(shown, view))
            view = shown;
        (View, ReadAt, Problem, _mark) = (view, at, null, mark);
        OnRead(view);
    }

    private void Fail(Exception problem, string words)
    {
        // Once, not every time: a thousand open pages try again every few seconds while a database is away.
        if (Problem != words)
            Log.ReadFailed(Logs.CreateLogger(GetType()), problem);
        Problem = words;

        // No ring comes while the database is away, and none when it is back.
        _retry?.Dispose();
        _retry = Time.CreateTimer(_ => _subscription?.Ring(), null, RetryAfter, Timeout.InfiniteTimeSpan);
    }

    private void Leave()
    {
        _stay.Cancel();
        _stay.Dispose();
        _subscription?.Dispose();
        _subscription = null;
        _retry?.Dispose();
        _retry = null;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The page could not read; it keeps what it has and tries again.")]
        public static partial void ReadFailed(ILogger log, Exception problem);
    }
}
