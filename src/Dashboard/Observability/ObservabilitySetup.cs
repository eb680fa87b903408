using Dashboard.Journal;
using Microsoft.Extensions.Configuration.Memory;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Dashboard.Observability;

/// Health for load balancers, metrics and traces for operators. Neither needs a token; neither says anything secret.
public static class ObservabilitySetup
{
    public static void AddObservability(this WebApplicationBuilder builder)
    {
        QuietByDefault(builder.Configuration);
        builder.Services.AddSingleton<Readiness>();
        var telemetry = builder.Services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics
                .AddMeter("Dashboard.*", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Components.*", "System.Runtime"));

        // Nothing is sent anywhere unless the operator names a collector, by the standard variable; until then no trace is made either.
        // The keys in the addresses of webhooks are concealed before a trace begins.
        if (!string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            telemetry.WithMetrics(metrics => metrics.AddOtlpExporter()).WithTracing(tracing => tracing
                .AddSource("Dashboard.*")
                .AddAspNetCoreInstrumentation(options => options.Filter = context => !context.Request.Path.StartsWithSegments("/health"))
                .AddOtlpExporter());
        }
    }

    // Below every other source, so that it holds wherever the app is started from and any setting wins over it.
    // A line or two of the framework's per request would cost ingest more than the journal does.
    private static void QuietByDefault(IConfigurationManager configuration) => configuration.Sources.Insert(0, new MemoryConfigurationSource
    {
        InitialData = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Logging:LogLevel:Default"] = "Information",
            ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
            ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "Warning",
        },
    });

    public static void MapObservability(this WebApplication app)
    {
        var health = app.MapGroup("/health").ExcludeFromDescription();
        health.MapGet("/live", () => TypedResults.Text("live"));
        health.MapGet("/ready", ReadyAsync);
    }

    private static async Task<IResult> ReadyAsync(Books books, Readiness readiness, CancellationToken ct)
    {
        if (!readiness.IsWarm)
        {
            return TypedResults.Text("warming up", statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        await using var db = await books.Real.Contexts.CreateDbContextAsync(ct);
        return await db.Database.CanConnectAsync(ct) && books.Real.Recorder.IsWritable
            ? TypedResults.Text("ready")
            : TypedResults.Text("the journal cannot be written", statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
