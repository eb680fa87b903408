using Dashboard.Journal;
using Microsoft.AspNetCore.Mvc;

namespace Dashboard.Ingest;

public static class ReadToken
{
    private const string Path = "/v1";

    /// Every read of the API needs the token and sees the book the token is for. It stands before the endpoints, unknown ones
    /// included: an endpoint's queries are made before a filter of its own would run, and what is not there is told to nobody without a token.
    public static void UseReadToken(this WebApplication app) => app.UseWhen(IsRead, reads => reads.Use(CheckAsync));

    /// Where features map their reads.
    public static RouteGroupBuilder MapReads(this IEndpointRouteBuilder app) => app.MapGroup(Path).WithMetadata(new SkipStatusCodePagesAttribute());

    private static bool IsRead(HttpContext context) => context.Request.Path.StartsWithSegments(Path)
        && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method));

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
