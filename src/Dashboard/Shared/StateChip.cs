using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Shared;

/// <summary>
/// A state and its word, the same text for all open pages. The word says more than the state's own where there is more to say:
/// "25% live", "2 missing".
/// </summary>
public static class StateChip
{
    // Words can name anything; what is said of many is among the first.
    private const int MostKnown = 2000;

    private static readonly ConcurrentDictionary<(ChipState, string, ChipStyle, int), MarkupString> Known = [];

    public static MarkupString Of(ChipState state, string? word = null, ChipStyle style = ChipStyle.Filled, int size = 14)
    {
        var key = (state, word ?? StateLook.Of(state).Word, style, size);
        return Known.TryGetValue(key, out var known) ? known : Known.Count < MostKnown ? Known.GetOrAdd(key, Make) : Make(key);
    }

    private static MarkupString Make((ChipState State, string Word, ChipStyle Style, int Size) of)
    {
        var (word, icon) = (HtmlEncoder.Default.Encode(of.Word), StateIcon.Of(of.State, of.Size));
        return new MarkupString(of.Style is ChipStyle.Icon
            ? $"""<span class="ico" title="{word}">{icon}<span class="vh">{word}</span></span>"""
            : $"""<span class="{(of.Style is ChipStyle.Plain ? "plain" : "chip")} {StateLook.Of(of.State).Css}">{icon}{word}</span>""");
    }
}

/// <summary>Loud, quiet, or only the shape; the word is there for screen readers in every style.</summary>
public enum ChipStyle
{
    Filled,
    Plain,
    Icon,
}
