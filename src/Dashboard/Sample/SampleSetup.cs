using Dashboard.Journal;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dashboard.Sample;

public static class SampleSetup
{
    public static void AddSample(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SampleOrganisation>();
        builder.Services.AddHostedService(services => services.GetRequiredService<SampleOrganisation>());
    }

    /// Forms, not links: looking at another book is a choice somebody makes.
    public static void MapSample(this WebApplication app)
    {
        var sample = app.MapGroup("/sample").ExcludeFromDescription();
        sample.MapPost("/enter", EnterAsync).WithFormToken();
        sample.MapPost("/leave", Leave).WithFormToken();
    }

    private static async Task<RedirectHttpResult> EnterAsync(HttpContext context, SampleOrganisation sample)
    {
        await sample.BeginAsync();
        context.Response.Cookies.Append(BookChoice.Cookie, Book.SampleName, Options(context));
        return TypedResults.LocalRedirect("/");
    }

    private static RedirectHttpResult Leave(HttpContext context)
    {
        context.Response.Cookies.Delete(BookChoice.Cookie, Options(context));
        return TypedResults.LocalRedirect("/");
    }

    private static CookieOptions Options(HttpContext context) =>
        new() { HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, Path = "/" };

    // Reading a form makes the framework ask for its antiforgery token.
    private static void WithFormToken(this RouteHandlerBuilder route) =>
        route.WithMetadata(new Microsoft.AspNetCore.Antiforgery.RequireAntiforgeryTokenAttribute()).Accepts<IFormCollection>("application/x-www-form-urlencoded");
}
