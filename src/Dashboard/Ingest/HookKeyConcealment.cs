using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace Dashboard.Ingest;

/// The key of the connection a request was sent to.
public sealed record HookKey(string Value);

/// <summary>
/// Takes the key out of <c>/hooks/{key}</c> and the token out of <c>/live?access_token=…</c> before anything can write the address down.
/// The host logs and traces the address of every request before the first middleware runs, so this is done where the request begins;
/// everything later sees <c>/hooks/-</c> with the key as a feature, and <c>/live</c> with the token in its header.
/// </summary>
public sealed class HookKeyConcealment(IServiceProvider services) : IHttpContextFactory
{
    private const string Prefix = "/hooks/";
    private const string Concealed = "-";
    private const string TokenParameter = "access_token";

    private static readonly PathString Live = "/live";

    private readonly DefaultHttpContextFactory _inner = new(services);

    public HttpContext Create(IFeatureCollection featureCollection)
    {
        if (featureCollection.Get<IHttpRequestFeature>() is { } request)
        {
            if (request.Path.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            {
                ConcealKey(request, featureCollection);
            }
            else if (request.QueryString.Length > 0 && new PathString(request.Path).StartsWithSegments(Live))
            {
                ConcealToken(request);
            }
        }

        return _inner.Create(featureCollection);
    }

    public void Dispose(HttpContext httpContext) => _inner.Dispose(httpContext);

    private static void ConcealKey(IHttpRequestFeature request, IFeatureCollection features)
    {
        var rest = request.Path.AsSpan(Prefix.Length);
        var end = rest.IndexOf('/');
        var key = end < 0 ? rest : rest[..end];
        if (key.IsEmpty)
        {
            return;
        }

        features.Set(new HookKey(key.ToString()));
        request.Path = $"{Prefix}{Concealed}{(end < 0 ? "" : rest[end..])}";
        request.RawTarget = request.Path;
    }

    // Browsers cannot send a header with a WebSocket; SignalR's clients put the token into the address instead.
    private static void ConcealToken(IHttpRequestFeature request)
    {
        var query = QueryHelpers.ParseQuery(request.QueryString);
        if (!query.Remove(TokenParameter, out var tokens))
        {
            return;
        }

        if (request.Headers.Authorization.Count == 0 && tokens.ToString() is { Length: > 0 } token)
        {
            request.Headers.Authorization = $"Bearer {token}";
        }

        request.QueryString = QueryString.Create(query).Value ?? "";
        request.RawTarget = request.Path + request.QueryString;
    }
}
