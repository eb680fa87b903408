using System.Text.Json;
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
            Handover.PersistAsJson(HandoverKey, Packed.Of(new HandedOver(View, at, _mark)));
        return Task.CompletedTask;
    }

    /// <returns>Whether the values are still the newest: a ring since then means that they are shown, and read again.</returns>
    private bool TakeHandedOver()
    {
        try
        {
            if (!Handover.TryTakeFromJson<byte[]>(HandoverKey, out var packed) || packed is null || Packed.Open<HandedOver>(packed) is not { } taken)
                return false;
            Show(taken.View, taken.ReadAt, taken.Mark);
            return taken.Mark == Changes.Mark;
        }
        catch (Exception problem) when (problem is JsonException or NotSupportedException or InvalidDataException)
        {
            HandoverLog.NotTaken(Logs.CreateLogger(GetType()), problem);
            return false;
        }
    }

    private sealed record HandedOver(TView View, DateTimeOffset ReadAt, string Mark);

    private static partial class HandoverLog
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "What the prerendered page had read could not be taken over and is read again.")]
        public static partial void NotTaken(ILogger log, Exception problem);
    }
}
