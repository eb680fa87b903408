using Microsoft.AspNetCore.Http.Features;

namespace Dashboard.Ingest;

/// The key of the connection a request was sent to.
public sealed record HookKey(string Value);

/// <summary>
/// Takes the key out of <c>/hooks/{key}</c> before anything can write the path down. The host logs and traces the path of every request
/// before the first middleware runs, so this is done where the request begins; everything later sees <c>/hooks/-</c>.
/// </summary>
public sealed class HookKeyConcealment(IServiceProvider services) : IHttpContextFactory
{
    private const string Prefix = "/hooks/";
    private const string Concealed = "-";

    private readonly DefaultHttpContextFactory _inner = new(services);

    public HttpContext Create(IFeatureCollection featureCollection)
    {
        if (featureCollection.Get<IHttpRequestFeature>() is { } request && request.Path.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            Conceal(request, featureCollection);
        }

        return _inner.Create(featureCollection);
    }

    public void Dispose(HttpContext httpContext) => _inner.Dispose(httpContext);

    private static void Conceal(IHttpRequestFeature request, IFeatureCollection features)
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
}
