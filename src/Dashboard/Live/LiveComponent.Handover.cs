using Microsoft.AspNetCore.Components.Web;

namespace Dashboard.Live;

// What the prerendered page has read is handed to the circuit that takes it over: nothing is read twice and nothing blinks.
public abstract partial class LiveComponent<TView>
{
    private string HandoverKey => $"{GetType().FullName} {ReadKey} {string.Join(", ", Topics)}";

    private Task PrerenderAsync()
    {
        _handOver ??= Handover.RegisterOnPersisting(HandOverAsync, RenderMode.InteractiveServer);
        return ReadInTurnAsync(_stay.Token);
    }

    private Task HandOverAsync()
    {
        if (View is not null && ReadAt is { } at)
            Handover.PersistAsJson(HandoverKey, Kept.Keep(new HandedOver(View, at, _mark)));
        return Task.CompletedTask;
    }

    /// <returns>Whether the values are still the newest: a ring since then means that they are shown, and read again.</returns>
    private bool TakeHandedOver()
    {
        if (!Handover.TryTakeFromJson<string>(HandoverKey, out var place) || place is null || Kept.Take<HandedOver>(place) is not { } taken)
            return false;
        Show(taken.View, taken.ReadAt, taken.Mark);
        return taken.Mark == Changes.Mark;
    }

    private sealed record HandedOver(TView View, DateTimeOffset ReadAt, string Mark);
}
