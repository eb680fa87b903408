using Microsoft.AspNetCore.Components;

namespace Dashboard.Shared;

/// <summary>Better, worse or neither, by shape and colour; the word is for those who hear it.</summary>
public static class DirectionIcon
{
    private static readonly (MarkupString Alone, MarkupString Said) Up = Make("up", "M5 1.5L9.5 9h-9z", WordOf(true));
    private static readonly (MarkupString Alone, MarkupString Said) Down = Make("down", "M5 8.5L.5 1h9z", WordOf(false));
    private static readonly (MarkupString Alone, MarkupString Said) Flat = Make("flat", "M0 4h10v2H0z", null);

    /// <param name="better">Null where the direction means nothing.</param>
    /// <param name="wordless">The word stands elsewhere.</param>
    public static MarkupString Of(bool? better, bool wordless = false)
    {
        var shown = better switch { true => Up, false => Down, _ => Flat };
        return wordless ? shown.Alone : shown.Said;
    }

    /// <summary>What the arrow says; null where the direction means nothing.</summary>
    public static string? WordOf(bool? better) => better switch
    {
        true => "better",
        false => "worse",
        _ => null,
    };

    private static (MarkupString Alone, MarkupString Said) Make(string css, string shape, string? word)
    {
        var alone = $"""<svg class="{css}" width="10" height="10" viewBox="0 0 10 10" aria-hidden="true"><path d="{shape}" fill="currentColor" /></svg>""";
        return (new MarkupString(alone), new MarkupString(word is null ? alone : $"""{alone}<span class="vh">{word}: </span>"""));
    }
}
