using System.Globalization;
using System.Text;

namespace Dashboard.Releases;

/// Words of senders inside Markdown: always text, never markup, a link, a table's edge or a line of its own.
public static class MarkdownText
{
    private const string Marks = "\\`*_{}[]()#~!@:$^=+-";

    public static string Of(string text)
    {
        var written = new StringBuilder(text.Length + 8);
        foreach (var rune in text.EnumerateRunes())
        {
            Append(written, rune);
        }

        // "www." alone makes a link of what follows.
        return string.Join(' ', written.Replace("www.", "www\\.").Replace("WWW.", "WWW\\.").ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static void Append(StringBuilder written, Rune rune)
    {
        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                written.Append(' ');
                break;
            case UnicodeCategory.Format:
                // Invisible, and able to turn the order of letters around.
                break;
            default:
                written.Append(rune.Value switch
                {
                    '&' => "&amp;",
                    '<' => "&lt;",
                    '>' => "&gt;",
                    '|' => "&#124;",
                    < 128 when Marks.Contains((char)rune.Value, StringComparison.Ordinal) => $"\\{rune}",
                    _ => rune.ToString(),
                });
                break;
        }
    }
}
