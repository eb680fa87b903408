using System.Net;
using System.Text.RegularExpressions;

namespace Dashboard.Benchmarks.Circuits;

/// A page as a browser gets it first, with what its circuit is to begin from.
internal sealed partial record PrerenderedPage(Uri Address, IReadOnlyList<string> Markers, string State, CookieContainer Cookies)
{
    public static async Task<PrerenderedPage> ReadAsync(Uri address)
    {
        var cookies = new CookieContainer();
        using var handler = new HttpClientHandler { CookieContainer = cookies, AutomaticDecompression = DecompressionMethods.All };
        using var http = new HttpClient(handler);
        http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        using var answer = await http.GetAsync(address);
        var text = await answer.Content.ReadAsStringAsync();
        var markers = Marker().Matches(text).Select(m => m.Groups["marker"].Value).Where(m => m.Contains("\"type\":\"server\"", StringComparison.Ordinal)).ToList();
        if (markers.Count == 0)
            throw new InvalidOperationException($"{address} answers {(int)answer.StatusCode} and holds nothing interactive");
        return new PrerenderedPage(address, markers, ComponentState().Match(text).Groups["state"].Value, cookies);
    }

    [GeneratedRegex("<!--Blazor:(?<marker>{.*?})-->", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(?<state>[a-zA-Z0-9+/=]+)-->", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ComponentState();
}
