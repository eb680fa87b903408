using Microsoft.AspNetCore.Components;

namespace Dashboard.Shared;

/// <summary>Addresses of pages. Names as sent may hold "/", "+", spaces and more: they travel percent-encoded.</summary>
public static class Addresses
{
    public static string Service(string name) => "/services/" + Uri.EscapeDataString(name);

    public static string Release(string publicId) => "/releases/" + Uri.EscapeDataString(publicId);

    public static string Delivery(long sequence) => FormattableString.Invariant($"/evidence/{sequence}");

    /// <summary>Every row behind a check's number: "ceo.promises".</summary>
    public static string Number(string checkId) => "/roles/" + checkId.Replace('.', '/');

    public static string Team(string name) => "/diagnostics/" + Uri.EscapeDataString(name);

    /// <summary>
    /// What stands behind a start of the address, decoded once. Routing leaves "%2F" as it is and hands it on that way,
    /// so a name is read from the address itself.
    /// </summary>
    public static string Tail(NavigationManager navigation, string start)
    {
        var path = navigation.ToBaseRelativePath(navigation.Uri).Split('?', '#')[0];
        return Uri.UnescapeDataString(path.StartsWith(start, StringComparison.OrdinalIgnoreCase) ? path[start.Length..] : path);
    }

    /// <summary>The address of this page with one part of its query set, or taken out: what else is chosen stays.</summary>
    public static string With(NavigationManager navigation, string name, string? value) =>
        "/" + navigation.ToBaseRelativePath(navigation.GetUriWithQueryParameter(name, value).Split('#')[0]);
}
