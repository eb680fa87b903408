using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Dashboard.Ingest;

public static class IngestSetup
{
    public static void AddIngest(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<IngestOptions>().BindConfiguration("Ingest").ValidateOnStart();
        builder.Services.AddOptions<ConnectionsOptions>()
            .Configure<IConfiguration>((options, configuration) => configuration.GetSection(ConnectionsOptions.Section).Bind(options.ByName))
            .ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<IngestOptions>, IngestOptionsValidator>();
        builder.Services.AddSingleton<IValidateOptions<ConnectionsOptions>, ConnectionsOptionsValidator>();
        builder.Services.AddSingleton<Connections>();
        builder.Services.AddSingleton<IngestToken>();
        builder.Services.AddSingleton<IngestMetrics>();
        builder.Services.AddSingleton(services => BodyBudget.For(services.GetRequiredService<IOptions<IngestOptions>>().Value.MaxBody));
        builder.Services.AddSingleton<Answers>();
        builder.Services.AddHostedService<TokenAnnouncement>();
        builder.Services.Replace(ServiceDescriptor.Singleton<IHttpContextFactory, HookKeyConcealment>());
    }

    public static void MapIngest(this IEndpointRouteBuilder app)
    {
        var events = app.MapGroup("/v1").WithTags("Events").WithMetadata(new SkipStatusCodePagesAttribute());
        events.MapPost("/events", EventsEndpoint.PostAsync).DescribeEvents();

        var hooks = app.MapGroup("/hooks").WithTags("Webhooks").WithMetadata(new SkipStatusCodePagesAttribute());
        hooks.MapPost("/{key}", HooksEndpoint.PostAsync).DescribeHook(withSource: false);
        hooks.MapPost("/{key}/{source}", HooksEndpoint.PostAsync).DescribeHook(withSource: true);
    }
}
