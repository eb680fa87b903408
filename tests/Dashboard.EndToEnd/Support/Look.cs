using Microsoft.Playwright;

namespace Dashboard.EndToEnd.Support;

/// The screen a page is looked at on.
internal sealed record Look(string Name, int Width, int Height)
{
    public static readonly Look Desktop = new("desktop", 1440, 900);

    public static readonly Look Phone = new("phone", 390, 844);

    public static readonly Look Tablet = new("tablet", 820, 1180);

    public static readonly ColorScheme[] Themes = [ColorScheme.Light, ColorScheme.Dark];
}
