using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Dashboard.Shared;

namespace Dashboard.Badges;

/// The picture itself: state as colour, shape and word, readable alone and in black and white.
public static class BadgePicture
{
    private const int Height = 24;
    private const int Padding = 8;
    private const int Icon = 22;
    private const int LongestName = 48;
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static string Of(BadgeWords words)
    {
        var left = Short(words.Service);
        var right = words.Release is { } release ? $"{Short(release)}: {words.Word.ToLowerInvariant()}" : words.Word;
        var title = $"{left}: {right}";
        var (middle, width) = (Width(left) + (2 * Padding), Width(left) + Width(right) + Icon + (4 * Padding));
        var colours = Colours(words.State);
        return new XElement(
            Svg + "svg",
            new XAttribute("width", width), new XAttribute("height", Height), new XAttribute("viewBox", $"0 0 {width} {Height}"),
            new XAttribute("role", "img"), new XAttribute("aria-labelledby", "t"),
            new XElement(Svg + "title", new XAttribute("id", "t"), title),
            Box(0, middle, "#2b3646"), Box(middle, width - middle, colours.Ground),
            new XElement(
                Svg + "g",
                new XAttribute("font-family", "Inter, system-ui, Segoe UI, Roboto, DejaVu Sans, sans-serif"), new XAttribute("font-size", 12), new XAttribute("font-weight", 600),
                Text(Padding, Width(left), "#ffffff", left), Text(middle + Padding + Icon, Width(right), colours.Ink, right)),
            Shape(middle + Padding, colours, StateLook.Of(words.State).Shape.Value)).ToString(SaveOptions.DisableFormatting);
    }

    private static XElement Box(int x, int width, string colour) =>
        new(Svg + "rect", new XAttribute("x", x), new XAttribute("width", width), new XAttribute("height", Height), new XAttribute("fill", colour));

    // The reader's font is not known: the text is fitted to the room there is.
    private static XElement Text(int x, int width, string colour, string text) => new(
        Svg + "text", new XAttribute("x", x), new XAttribute("y", 16), new XAttribute("fill", colour),
        new XAttribute("textLength", width), new XAttribute("lengthAdjust", "spacingAndGlyphs"), text);

    // Shapes come from the look of the pages, whose classes mean a line (h) and what is cut out (o).
    private static XElement Shape(int x, (string Ink, string Ground) colours, string shape)
    {
        var drawn = XElement.Parse($"<g xmlns=\"{Svg}\">{shape}</g>");
        drawn.SetAttributeValue("transform", string.Create(CultureInfo.InvariantCulture, $"translate({x} 4)"));
        drawn.SetAttributeValue("fill", colours.Ink);
        foreach (var part in drawn.Descendants().Where(part => part.Attribute("class") is not null))
        {
            part.SetAttributeValue("stroke", (string?)part.Attribute("class") == "o" ? colours.Ground : colours.Ink);
            part.SetAttributeValue("stroke-width", "1.6");
            part.SetAttributeValue("fill", "none");
            part.SetAttributeValue("class", null);
        }

        return drawn;
    }

    /// Ink and tint of each state in tokens.css, the light set: the page around a badge is not ours.
    public static (string Ink, string Ground) Colours(ChipState state) => StateLook.Of(state).Css switch
    {
        "s-met" or "s-passed" => ("#0a6b4f", "#e5f4ed"),
        "s-risk" => ("#864800", "#fdf1de"),
        "s-notmet" or "s-failed" => ("#b01838", "#fcebef"),
        "s-na" => ("#616b7a", "#ffffff"),
        _ => ("#4a5463", "#eceff3"),
    };

    private static int Width(string text) => text.EnumerateRunes().Sum(rune => rune.Value < 0x1100 ? 7 : 13);

    // What XML cannot hold, and what nobody sees, is left out.
    private static string Short(string text)
    {
        var kept = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Where(rune => !IsHidden(rune)).Take(LongestName))
        {
            kept.Append(rune.ToString());
        }

        return kept.Length < text.Length ? $"{kept}…" : kept.ToString();
    }

    private static bool IsHidden(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
