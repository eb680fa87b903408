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

    // Browsers cannot send a header with a WebSocket; SignalR's clients put the token into the address instead.
    private static void RequireToken(IApplicationBuilder live) => live.Use((context, next) =>
    {
        if (!context.Request.Headers.ContainsKey("Authorization") && context.Request.Query["access_token"].ToString() is { Length: > 0 } token)
            context.Request.Headers.Authorization = $"Bearer {token}";

        var services = context.RequestServices;
        if (services.GetRequiredService<IngestToken>().BookOf(context.Request, services.GetRequiredService<Books>()) is { IsSample: false })
            return next(context);

        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    });
}
