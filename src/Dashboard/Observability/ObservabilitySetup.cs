using Dashboard.Journal;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Dashboard.Observability;

/// Health for load balancers, metrics and traces for operators. Neither needs a token; neither says anything secret.
public static class ObservabilitySetup
{
    public static void AddObservability(this WebApplicationBuilder builder)
    {
        var telemetry = builder.Services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics
                .AddMeter("Dashboard.*", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Components.*", "System.Runtime"))
            .WithTracing(tracing => tracing.AddSource("Dashboard.*").AddAspNetCoreInstrumentation(options =>
                options.Filter = context => !context.Request.Path.StartsWithSegments("/hooks") && !context.Request.Path.StartsWithSegments("/health")));

        // Nothing is sent anywhere unless the operator names a collector, by the standard variable.
        if (!string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            telemetry.WithMetrics(metrics => metrics.AddOtlpExporter()).WithTracing(tracing => tracing.AddOtlpExporter());
        }
    }

    public static void MapObservability(this WebApplication app)
    {
        var health = app.MapGroup("/health").ExcludeFromDescription();
        health.MapGet("/live", () => TypedResults.Text("live"));
        health.MapGet("/ready", ReadyAsync);
    }

    private static async Task<IResult> ReadyAsync(Books books, CancellationToken ct)
    {
        await using var db = await books.Real.Contexts.CreateDbContextAsync(ct);
        return await db.Database.CanConnectAsync(ct) && books.Real.Recorder.IsWritable
            ? TypedResults.Text("ready")
            : TypedResults.Text("the journal cannot be written", statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
