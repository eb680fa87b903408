using Dashboard.Journal;

namespace Dashboard.Gates;

public static class GatesSetup
{
    private const int MostAnswers = 500;
    private const int UsualAnswers = 50;

    public static void AddGates(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<GatesQueries>();
        builder.Services.AddScoped<WaiversQueries>();
        builder.Services.AddScoped<BypassesQueries>();
        builder.Services.AddScoped<InterventionCommands>();
        builder.Services.AddSingleton(p => new SamplePast((sample, ct) => SampleWaivers.TellAsync(sample, p.GetRequiredService<TimeProvider>(), ct)));
        builder.Services.AddScoped(p => new InterventionRecorder(p.GetRequiredService<BookChoice>().Book.Recorder, p.GetRequiredService<TimeProvider>()));
    }

    public static void MapGates(this IEndpointRouteBuilder reads)
    {
        reads.MapWaivers();
        reads.MapGet("/gates", (GatesQueries queries, CancellationToken ct, int answers = UsualAnswers) => queries.ReadAsync(Math.Clamp(answers, 1, MostAnswers), ct))
            .WithTags("Gates").WithSummary("What waits at each gate, and the newest decisions").Produces<GatesView>();
        reads.MapGet("/bypasses", (BypassesQueries queries, CancellationToken ct) => queries.ReadAsync(ct))
            .WithTags("Gates").WithSummary("What went past the gates: bypasses, overrides and waivers").Produces<BypassesView>();
        reads.MapGet("/gate/{service}/{version}", GateEndpoint.GetAsync)
            .WithTags("Gates").WithSummary("May this release go on?")
            .WithDescription("200 when the gate is open, 403 when it is closed; the body gives every reason. {version} may also be a digest or a full commit. A pipeline can ask with curl -f.")
            .Produces<GateReply>().Produces<GateReply>(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }
}
