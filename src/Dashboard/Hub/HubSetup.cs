using Dashboard.Ingest;
using Dashboard.Journal;

namespace Dashboard.Hub;

public static class HubSetup
{
    private const string Path = "/live";

    public static void AddHub(this WebApplicationBuilder builder)
    {
        builder.Services.AddSignalR();
        builder.Services.AddSingleton<HubPublisher>();
        builder.Services.AddHostedService(services => services.GetRequiredService<HubPublisher>());
    }

    public static void MapHub(this WebApplication app)
    {
        app.UseWhen(context => context.Request.Path.StartsWithSegments(Path), RequireToken);
        app.MapHub<LiveHub>(Path).ExcludeFromDescription();
    }

    private static void RequireToken(IApplicationBuilder live) => live.Use((context, next) =>
    {
        var services = context.RequestServices;
        if (services.GetRequiredService<IngestToken>().BookOf(context.Request, services.GetRequiredService<Books>()) is { IsSample: false })
            return next(context);

        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    });
}
