using Microsoft.AspNetCore.Components;

namespace Dashboard.Shared;

/// <summary>Line drawings on a 16 × 16 grid beside a word, hidden from screen readers because they never stand alone. States have their own set: <see cref="StateShapes"/>.</summary>
public static class Pictures
{
    public static readonly MarkupString Menu = Path("M2 4.5h12M2 8h12M2 11.5h12");
    public static readonly MarkupString Close = Path("M4 4l8 8M12 4l-8 8");
    public static readonly MarkupString Search = Picture("""<circle cx="7" cy="7" r="4.5"/><path d="M10.5 10.5L14 14"/>""");
    public static readonly MarkupString HalfDisc = Picture("""<circle cx="8" cy="8" r="5.5"/><path d="M8 2.5a5.5 5.5 0 0 1 0 11z" fill="currentColor"/>""");
    public static readonly MarkupString Overview = Path("M2 2.5h5v5H2zM9 2.5h5v3H9zM9 7.5h5v6H9zM2 9.5h5v4H2z");
    public static readonly MarkupString Person = Picture("""<circle cx="8" cy="5.2" r="2.7"/><path d="M2.8 13.8c.5-2.9 2.5-4.3 5.2-4.3s4.7 1.4 5.2 4.3"/>""");
    public static readonly MarkupString Releases = Path("M8 1.8l5.5 3v6.4L8 14.2l-5.5-3V4.8zM2.7 5L8 7.9 13.3 5M8 8v6");
    public static readonly MarkupString Services = Path("M2 3h12v4H2zM2 9h12v4H2zM4.5 5h.01M4.5 11h.01");
    public static readonly MarkupString Stages = Path("M2 8h12M3.5 5.5v5M6.5 5.5v5M9.5 5.5v5M12.5 5.5v5");
    public static readonly MarkupString Gates = Path("M3 2.5v11M13 2.5v11M3 5h10M3 8.5h10");
    public static readonly MarkupString Canaries = Path("M2 13.5h3v-3h3v-3h3v-4h3");
    public static readonly MarkupString Diagnostics = Path("M2 3h9v6.5H6L3.5 12V9.5H2zM13 6v7l-2-1.8H7.5");
    public static readonly MarkupString Costs = Picture("""<ellipse cx="8" cy="4" rx="5.5" ry="2.2"/><path d="M2.5 4v8c0 1.2 2.5 2.2 5.5 2.2s5.5-1 5.5-2.2V4M2.5 8c0 1.2 2.5 2.2 5.5 2.2s5.5-1 5.5-2.2"/>""");
    public static readonly MarkupString Why = Path("M2 13.5h12M2.5 11l3.5-4 3 2.5L13.5 4M10.5 4h3v3");
    public static readonly MarkupString Learning = Path("M13.5 8A5.5 5.5 0 1 1 11.6 3.9M13.5 2v3h-3");
    public static readonly MarkupString Agreement = Path("M4 1.8h6L13 5v9.2H4zM6.5 7h4M6.5 9.5h4");
    public static readonly MarkupString Evidence = Path("M2 4l1-2h10l1 2v9.5H2zM2 4h12M6 7.5h4");
    public static readonly MarkupString Connections = Path("M6.5 9.5l3-3M5 7.5L3.6 8.9a2.5 2.5 0 0 0 3.5 3.5L8.5 11M7.5 5l1.4-1.4a2.5 2.5 0 0 1 3.5 3.5L11 8.5");
    public static readonly MarkupString Settings = Picture("""<path d="M2 5h7M13 5h1M2 11h1M7 11h7"/><circle cx="11" cy="5" r="1.8"/><circle cx="5" cy="11" r="1.8"/>""");
    public static readonly MarkupString Copy = Path("M5.5 5.5h8v8h-8zM3.5 10.5h-1v-8h8v1");
    public static readonly MarkupString Retry = Learning;
    public static readonly MarkupString Pause = Path("M5.5 3v10M10.5 3v10");
    public static readonly MarkupString Go = Path("M5 3l7 5-7 5z");
    public static readonly MarkupString Star = Path("M8 1.8l1.9 4 4.3.6-3.1 3 .7 4.3L8 11.6l-3.8 2.1.7-4.3-3.1-3 4.3-.6z");
    public static readonly MarkupString Keys = Path("M1.8 4h12.4v8H1.8zM4 6.5h.01M6.7 6.5h.01M9.3 6.5h.01M12 6.5h.01M5 9.5h6");

    private static MarkupString Path(string d) => Picture($"""<path d="{d}"/>""");

    private static MarkupString Picture(string shape) => new(
        $"""<svg width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">{shape}</svg>""");
}
