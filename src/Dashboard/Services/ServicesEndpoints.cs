using Dashboard.Figures;

namespace Dashboard.Services;

public static class ServicesEndpoints
{
    public static void MapServices(this IEndpointRouteBuilder reads)
    {
        reads.MapGet("/services", ListAsync).WithTags("Services")
            .WithSummary("What runs where: every service with its newest release and what customers use")
            .WithDescription("The same figures as the page /services. Services without an event for 90 days have quiet = true and count in no figure of the organisation.");
        reads.MapGet("/places", PlacesAsync).WithTags("Services")
            .WithSummary("What runs, or ran, at every place of every service, and which guarantees differences cost")
            .WithDescription("The same as the page /places. asof: a moment like 2026-03-04T12:00Z; left out, it is now. known = today tells of that moment what is known today.")
            .Produces<PlacesView>().ProducesProblem(StatusCodes.Status400BadRequest);
        reads.MapGet("/delivery", (ServicesQueries queries, CancellationToken ct) => queries.ReadDeliveryAsync(ct)).WithTags("Services")
            .WithSummary("How the organisation delivers: DORA's five measures, its habits, and whether what runs was tested, can be taken back and is somebody's").Produces<OrganisationHistory>();
    }

    private static async Task<IResult> PlacesAsync(
        PlacesQueries queries, TimeProvider time, CancellationToken ct, string? asof = null, string? q = null, string? team = null, int? tier = null, bool apart = false, string? known = null) =>
        AsOf.Of(asof, time.GetUtcNow()) is { Problem: null } asked
            ? Results.Ok(await queries.ReadAsync(asked.Moment, new PlacesFilter(q, team, tier, apart, known == "today"), true, ct))
            : Results.Problem($"'{asof}' is no moment that has been. Ask like 2026-03-04T12:00Z.", statusCode: StatusCodes.Status400BadRequest);

    private static async Task<ServiceAnswers> ListAsync(ServiceFigures figures, string? q, string? team, bool? drift, CancellationToken ct)
    {
        var list = await figures.ListAsync(ct);
        var filter = new ServicesFilter(q, team, drift ?? false);
        return new ServiceAnswers(list.Sequence, list.AsOf, [.. list.Rows.Where(filter.Matches).Select(ServiceAnswer.Of)]);
    }
}

/// What GET /v1/services answers.
public sealed record ServiceAnswers(long Sequence, DateTimeOffset AsOf, IReadOnlyList<ServiceAnswer> Services);

public sealed record ServiceAnswer
{
    public required string Name { get; init; }
    public required string Team { get; init; }
    public required int Tier { get; init; }
    public required bool TierIsKnown { get; init; }
    public long? Customers { get; init; }
    public required bool Quiet { get; init; }
    public required DateTimeOffset LastSeenAt { get; init; }
    public ReleaseLine? Newest { get; init; }

    /// The release that was put into production last.
    public string? InUse { get; init; }
    public required IReadOnlyList<RunningRelease> Environments { get; init; }
    public required IReadOnlyList<string> OnTheWay { get; init; }
    public required IReadOnlyList<string> Drift { get; init; }

    /// More than one when two repositories send under this name.
    public required IReadOnlyList<string> Repositories { get; init; }

    public static ServiceAnswer Of(ServiceHead s)
    {
        var line = ServiceLine.Of(s);
        return new ServiceAnswer
        {
            Name = s.Name,
            Team = s.Team,
            Tier = s.Tier,
            TierIsKnown = s.TierIsKnown,
            Customers = s.Customers,
            Quiet = s.IsQuiet,
            LastSeenAt = s.LastSeenAt,
            Newest = line.Newest,
            InUse = line.InUse,
            Environments = s.Environments,
            OnTheWay = line.OnTheWay,
            Drift = s.Drift,
            Repositories = [.. new[] { s.Repository, s.OtherRepository }.OfType<string>()],
        };
    }
}
