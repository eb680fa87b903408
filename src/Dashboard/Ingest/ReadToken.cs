using Dashboard.Journal;
using Microsoft.AspNetCore.Mvc;

namespace Dashboard.Ingest;

public static class ReadToken
{
    private const string Path = "/v1";

    /// Every call of the API needs the token and sees the book the token is for; only the sending of events looks at it by itself.
    /// It stands before the endpoints, unknown ones included: an endpoint's queries are made before a filter of its own would run,
    /// and what is not there is told to nobody without a token.
    public static void UseReadToken(this WebApplication app) => app.UseWhen(NeedsToken, calls => calls.Use(CheckAsync));

    /// Where features map their reads, and what people may do through the API.
    public static RouteGroupBuilder MapReads(this IEndpointRouteBuilder app) => app.MapGroup(Path).WithMetadata(new SkipStatusCodePagesAttribute());

    private static bool NeedsToken(HttpContext context) => context.Request.Path.StartsWithSegments(Path)
        && !(HttpMethods.IsPost(context.Request.Method) && context.Request.Path.Equals(Path + "/events", StringComparison.OrdinalIgnoreCase));

    private static Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        var services = context.RequestServices;
        if (services.GetRequiredService<IngestToken>().BookOf(context.Request, services.GetRequiredService<Books>()) is { } book)
        {
            services.GetRequiredService<BookChoice>().Choose(book);
            return next(context);
        }

        context.Response.Headers.WWWAuthenticate = "Bearer";
        return services.GetRequiredService<Answers>().Unauthorized(Refusal.Token).ExecuteAsync(context);
    }
}
