using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Shared;

/// <summary>The options of a long list as one text for all who look.</summary>
public static class Choices
{
    private static readonly ConditionalWeakTable<IReadOnlyList<string>, ConcurrentDictionary<string, string>> Written = [];

    /// <param name="all">Of a view, so that it is the same list for all.</param>
    /// <param name="chosen">Marked in the text, so that it is chosen before a circuit is there.</param>
    public static MarkupString Of(IReadOnlyList<string> all, string? chosen) => (MarkupString)Written.GetValue(all, _ => new()).GetOrAdd(chosen ?? "", _ => Write(all, chosen));

    private static string Write(IReadOnlyList<string> all, string? chosen)
    {
        var text = new StringBuilder();
        foreach (var choice in all)
        {
            var safe = HtmlEncoder.Default.Encode(choice);
            text.Append("<option value=\"").Append(safe).Append(choice == chosen ? "\" selected>" : "\">").Append(safe).Append("</option>");
        }

        return text.ToString();
    }
}
