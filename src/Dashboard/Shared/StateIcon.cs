using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Shared;

/// <summary>
/// Only beside its word: StateChip adds one, also for screen readers where the eye needs none. One text for all open pages:
/// a component of its own would cost each of them two kilobytes for every icon.
/// </summary>
public static class StateIcon
{
    private static readonly ConcurrentDictionary<(ChipState, int), MarkupString> Known = [];

    public static MarkupString Of(ChipState state, int size = 14) => Known.GetOrAdd((state, size), Make);

    private static MarkupString Make((ChipState State, int Size) of)
    {
        var look = StateLook.Of(of.State);
        return new MarkupString($"""<svg class="si {look.Css}" width="{of.Size}" height="{of.Size}" viewBox="0 0 16 16" aria-hidden="true">{look.Shape}</svg>""");
    }
}
