using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Shared;

/// <summary>A line of the menu as one text that all open pages share.</summary>
internal static class NavText
{
    private static readonly ConcurrentDictionary<(string Address, string Inner, bool Here), MarkupString> Made = new();

    /// <param name="address">Where it leads.</param>
    /// <param name="inner">Its picture and its words: ours, never a sender's.</param>
    /// <param name="here">Whether the reader is there.</param>
    public static MarkupString Link(string address, string inner, bool here) => Made.GetOrAdd(
        (address, inner, here),
        key => new MarkupString($"""<a href="{key.Address}"{(key.Here ? " class=\"active\" aria-current=\"page\"" : "")}>{key.Inner}</a>"""));

    /// <summary>Whether a page lies at or below an address; only the overview lies at its own.</summary>
    public static bool IsAt(string address, NavigationManager navigation)
    {
        var here = "/" + navigation.ToBaseRelativePath(navigation.Uri).Split('?', '#')[0];
        return here == address || (address != "/" && here.StartsWith(address + "/", StringComparison.Ordinal));
    }
}
