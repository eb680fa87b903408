using Dashboard.Core.Confidence;
using Dashboard.Core.Pipeline;
using Dashboard.Shared;

namespace Dashboard.Roles;

/// The releases on their way, as one leader sees them, as a file.
public static class RoleCsv
{
    private static readonly CsvTable<CandidateLine> Table = new()
    {
        { "Service", row => row.Service },
        { "Release", row => row.Release },
        { "Where", row => row.Where },
        { "Answer", row => RoleWords.Of(row.Answer).Word },
        { "Because", row => ItemWords.Said(row.Reason) },
        { "Proven share", row => row.Share },
        { "Items proven", row => row.Proven },
        { "Items expected", row => row.Expected },
        { "Customers a day", row => row.Customers },
    };

    public static void MapRoleCsv(this IEndpointRouteBuilder pages) => pages.MapGet("/roles/{role}/releases.csv", FileAsync);

    private static async Task<IResult> FileAsync(string role, RoleQueries queries, CancellationToken ct) => Slug.TryParse<Role>(role, out var known)
        ? new CsvFile<CandidateLine>($"releases-{Slug.Of(known)}", Table, (await queries.ReadAsync(known, ct)).Candidates)
        : TypedResults.NotFound();
}
