using Dashboard.Core.Gates;
using Dashboard.Figures;
using Microsoft.AspNetCore.Mvc;

namespace Dashboard.Gates;

/// Waivers and holds through the API, with the bearer token. Names are taken as they are typed: unverified until people sign in.
public static class WaiverEndpoints
{
    private const int UsualPast = 50;
    private const int MostPast = 500;
    private const int MostBytes = 64 * 1024;
    private const string FourEyes = "By somebody else than the person who asked. {by, reason}; names are not verified until people sign in.";

    public static void MapWaivers(this IEndpointRouteBuilder api)
    {
        var waivers = api.MapGroup("/waivers").WithTags("Waivers").WithMetadata(new RequestSizeLimitAttribute(MostBytes));
        waivers.MapGet("", (WaiversQueries queries, CancellationToken ct, int past = UsualPast) => queries.ReadAsync(Math.Clamp(past, 0, MostPast), ct))
            .WithSummary("Waivers in force, asked for, run out and past").Produces<WaiversView>();
        waivers.MapGet("/{id}", async (string id, WaiversQueries queries, CancellationToken ct) => Found(id, await queries.FindAsync(id, ct)))
            .WithSummary("One waiver").Produces<WaiverReading>().ProducesProblem(StatusCodes.Status404NotFound);
        waivers.MapPost("", async (WaiverForm form, InterventionCommands commands, WaiversQueries queries, CancellationToken ct) =>
                await commands.RequestAsync(form, ct) is var result && result.Done
                    ? TypedResults.Created($"/v1/waivers/{result.Id}", await queries.FindAsync(result.Id!, ct)) : Refused(result))
            .WithSummary("Ask for a waiver").WithDescription("Of one or more items of the agreement, for a release or, without one, for the whole service; 1 to 90 days from its approval.")
            .Produces<WaiverReading>(StatusCodes.Status201Created).Problems();
        MapAnswer(waivers, "approve", StepKind.WaiverApproved, "Approve a waiver", FourEyes);
        MapAnswer(waivers, "refuse", StepKind.WaiverRefused, "Refuse a waiver", FourEyes);
        MapAnswer(waivers, "withdraw", StepKind.WaiverWithdrawn, "Withdraw a waiver", "What is asked for or in force ends at once. {by, reason}");
        api.MapHolds();
    }

    private static void MapAnswer(RouteGroupBuilder waivers, string verb, StepKind kind, string summary, string description) =>
        waivers.MapPost("/{id}/" + verb, async (string id, StepForm form, InterventionCommands commands, WaiversQueries queries, CancellationToken ct) =>
                await commands.AnswerAsync(id, kind, form, ct) switch
                {
                    { NotFound: true } => NotFound(id),
                    { Done: true } => Found(id, await queries.FindAsync(id, ct)),
                    var refused => Refused(refused),
                })
            .WithSummary(summary).WithDescription(description).Produces<WaiverReading>().ProducesProblem(StatusCodes.Status404NotFound).Problems();

    private static void MapHolds(this IEndpointRouteBuilder api)
    {
        var holds = api.MapGroup("/holds").WithTags("Holds").WithMetadata(new RequestSizeLimitAttribute(MostBytes));
        holds.MapGet("", (WaiversQueries queries, CancellationToken ct, int past = UsualPast) => queries.HoldsAsync(Math.Clamp(past, 0, MostPast), ct))
            .WithSummary("Holds that keep gates closed, and past ones").Produces<HoldsView>();
        holds.MapPost("", async (HoldForm form, InterventionCommands commands, CancellationToken ct) =>
                await commands.HoldAsync(form, ct) is var result && result.Done ? TypedResults.Created($"/v1/holds/{result.Id}", new HoldMade(result.Id!)) : Refused(result))
            .WithSummary("Hold a release").WithDescription("Every gate of the release is closed at once and until the hold is lifted.")
            .Produces<HoldMade>(StatusCodes.Status201Created).Problems();
        holds.MapPost("/{id}/lift", async Task<IResult> (string id, StepForm form, InterventionCommands commands, CancellationToken ct) =>
                await commands.LiftAsync(id, form, ct) switch
                {
                    { NotFound: true } => NotFound(id),
                    { Done: true } => TypedResults.NoContent(),
                    var refused => Refused(refused),
                })
            .WithSummary("Lift a hold").Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound).Problems();
    }

    private static void Problems(this RouteHandlerBuilder route) => route.ProducesValidationProblem()
        .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static IResult Found(string id, WaiverReading? found) => found is null ? NotFound(id) : TypedResults.Ok(found);

    private static IResult NotFound(string id) =>
        TypedResults.Problem($"No waiver or hold goes by {id}.", statusCode: StatusCodes.Status404NotFound, title: "There is nothing under this id");

    private static IResult Refused(StepResult result) => result switch
    {
        { Late: true } => TypedResults.Problem(result.Faults[0].Words, statusCode: StatusCodes.Status409Conflict, title: "It is too late for this"),
        { Faults: [{ Field: InterventionCommands.Journal }, ..] } =>
            TypedResults.Problem(result.Faults[0].Words, statusCode: StatusCodes.Status503ServiceUnavailable, title: "Nothing was kept; send it again"),
        _ => TypedResults.ValidationProblem(
            result.Faults.GroupBy(f => f.Field, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Select(f => f.Words).ToArray(), StringComparer.Ordinal),
            "Nothing was kept. Each error says what was expected.", title: "The request cannot be recorded as it is"),
    };
}

/// The id of a hold that was placed.
public sealed record HoldMade(string Id);
