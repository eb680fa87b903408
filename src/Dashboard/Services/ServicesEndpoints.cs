using Dashboard.Figures;

namespace Dashboard.Services;

public static class ServicesEndpoints
{
    public static void MapServices(this IEndpointRouteBuilder reads) => reads.MapGet("/services", ListAsync).WithTags("Services")
        .WithSummary("What runs where: every service with its newest release and what customers use")
        .WithDescription("The same figures as the page /services. Services without an event for 90 days have quiet = true and count in no figure of the organisation.");

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
