using Microsoft.AspNetCore.Components;

namespace Dashboard.Shared;

/// <summary>Silhouettes on a 16 × 16 grid that differ without colour: in grey, in print and for colour-blind readers.</summary>
public static class StateShapes
{
    private const string Ring = """<circle class="h" cx="8" cy="8" r="6.3"/>""";
    private const string Dashed = """<circle class="h" cx="8" cy="8" r="6.3" stroke-dasharray="2.6 2"/>""";

    public static readonly MarkupString Disc =
        new("""<circle cx="8" cy="8" r="7"/><path class="o" d="M4.9 8.3l2.2 2.1 4-4.5"/>""");

    public static readonly MarkupString Tick =
        new("""<path class="h" d="M3.2 8.6l3.1 3L12.8 4.7"/>""");

    public static readonly MarkupString Triangle =
        new("""<path d="M8 1.2c.5 0 .9.2 1.2.7l5.9 10.4c.6 1-.1 2.2-1.2 2.2H2.1C1 14.5.3 13.3.9 12.3L6.8 1.9C7.1 1.4 7.5 1.2 8 1.2z"/><path class="o" d="M8 5.6v3.6M8 11.9v.05"/>""");

    public static readonly MarkupString Octagon =
        new("""<path d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z"/><path class="o" d="M5.7 5.7l4.6 4.6M10.3 5.7l-4.6 4.6"/>""");

    public static readonly MarkupString Question =
        new(Dashed + """<path class="h" d="M6.2 6.4c0-1 .8-1.7 1.8-1.7s1.8.7 1.8 1.6c0 1.2-1.8 1.4-1.8 2.6M8 11.2v.05"/>""");

    public static readonly MarkupString DashedRing = new(Dashed);

    public static readonly MarkupString Clock =
        new(Ring + """<path class="h" d="M8 4.5V8l2.4 1.6"/>""");

    public static readonly MarkupString Shield =
        new("""<path class="h" d="M8 1.6l5.4 1.9v4.1c0 3.3-2.3 5.7-5.4 6.8-3.1-1.1-5.4-3.5-5.4-6.8V3.5z"/><path class="h" d="M5.6 8h4.8"/>""");

    public static readonly MarkupString BarredRing =
        new("""<circle class="h" cx="8" cy="8" r="6.3" opacity=".55"/><path class="h" d="M5.4 8h5.2"/>""");

    public static readonly MarkupString HalfDisc =
        new(Ring + """<path d="M8 3.6a4.4 4.4 0 0 1 0 8.8z"/>""");
}
