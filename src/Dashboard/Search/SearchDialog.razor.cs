using Dashboard.Core.Confidence;
using Dashboard.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace Dashboard.Search;

public sealed partial class SearchDialog : IDisposable
{
    private readonly CancellationTokenSource _stay = new();
    private SearchView _view = SearchView.Nothing;
    private Task _finding = Task.CompletedTask;
    private CancellationTokenSource? _typed;
    private string? _problem;
    private int _active;

    [Inject] public required SearchQueries Queries { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required IJSRuntime Browser { get; init; }

    [Inject] public required ILogger<SearchDialog> Logs { get; init; }

    private IReadOnlyList<Found> Hits => _view.All;

    private string Said => (_view.Term.Length, Hits.Count) switch
    {
        (0, _) => "",
        (_, 0) => "Nothing found",
        (_, var count) => $"{Words.Number(count)} found",
    };

    public void Dispose()
    {
        _stay.Cancel();
        _typed?.Dispose();
        _stay.Dispose();
    }

    private static string IdOf(int place) => FormattableString.Invariant($"found-{place}");

    private Task FindAsync(ChangeEventArgs typed)
    {
        ForgetWhatWasTyped();
        _typed = CancellationTokenSource.CreateLinkedTokenSource(_stay.Token);
        return _finding = FindAsync(typed.Value?.ToString() ?? "", _typed.Token);
    }

    // Who types on does not wait for the answer to what was typed before.
    private void ForgetWhatWasTyped()
    {
        _typed?.Cancel();
        _typed?.Dispose();
    }

    private async Task FindAsync(string text, CancellationToken outdated)
    {
        try
        {
            var view = await Queries.FindAsync(text, outdated);
            if (!outdated.IsCancellationRequested)
                (_view, _active, _problem) = (view, 0, null);
        }
        catch (Exception) when (outdated.IsCancellationRequested)
        {
            // Nobody waits for this answer any more.
        }
        catch (Exception problem)
        {
            Log.SearchFailed(Logs, problem);
            (_view, _problem) = (SearchView.Nothing, ReadProblemWords.For(problem));
        }
    }

    private async Task KeyAsync(KeyboardEventArgs key)
    {
        if (key.Key is "Enter")
            await OpenAsync();
        else if (Hits.Count > 0 && key.Key is "ArrowDown" or "ArrowUp")
            await ChooseAsync(key.Key is "ArrowDown" ? 1 : -1);
    }

    private async Task ChooseAsync(int step)
    {
        if (Hits.Count == 0)
            return;
        _active = (_active + step + Hits.Count) % Hits.Count;
        await Browser.InvokeVoidAsync("finder.show", IdOf(_active));
    }

    private async Task OpenAsync()
    {
        // Enter may come before the answer to the last letter.
        await _finding;
        if (Hits.Count == 0)
            return;
        var address = Hits[_active].Address;
        await Browser.InvokeVoidAsync("finder.close");
        Navigation.NavigateTo(address);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A search could not be answered.")]
        public static partial void SearchFailed(ILogger log, Exception problem);
    }
}
