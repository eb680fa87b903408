using System.Globalization;
using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
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

    private static readonly CsvTable<(MonthRow Row, MonthCell Cell)> Months = new()
    {
        { "Figure", row => row.Row.Name },
        { "Target", row => row.Row.Target },
        { "Month", row => row.Cell.Month.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture) },
        { "Value", row => row.Cell.Text ?? (row.Row.Note is null ? "no evidence" : "not kept") },
        { "Against the month before", row => row.Cell.Delta },
        { "Direction", row => row.Cell.Better is { } better ? (better ? "better" : "worse") : null },
    };

    private static readonly CsvTable<LeaderItem> Leaders = new()
    {
        { "Item", row => row.Item },
        { "Gate", row => row.GateName },
        { "State", row => StateLook.Of(GateChips.Of(row.State)).Word },
        { "Because", row => ItemWords.Said(row.Reason) },
        { "Keeps the gate closed", row => row.Closes },
        { "Makes the answers differ", row => row.Decides },
        { "Asked for by", row => row.AskedBy },
    };

    public static void MapRoleCsv(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/roles/{role}/releases.csv", FileAsync);
        pages.MapGet("/roles/{role}/months.csv", MonthsAsync);
        pages.MapGet("/releases/{id}/leaders.csv", LeadersAsync);
        pages.MapLookBackCsv();
    }

    private static async Task<IResult> MonthsAsync(string role, RoleQueries queries, CancellationToken ct)
    {
        if (!Slug.TryParse<Role>(role, out var known))
            return TypedResults.NotFound();
        var reading = await queries.ReadMonthsAsync(known, ct);
        return new CsvFile<(MonthRow, MonthCell)>($"months-{Slug.Of(known)}", Months, [.. reading.Rows.SelectMany(row => row.Cells.Select(cell => (row, cell)))]);
    }

    private static async Task<IResult> FileAsync(string role, string? answer, RoleQueries queries, CancellationToken ct)
    {
        if (!Slug.TryParse<Role>(role, out var known))
            return TypedResults.NotFound();
        var asked = Slug.TryParse<RightAnswer>(answer, out var one) ? one : (RightAnswer?)null;
        return new CsvFile<CandidateLine>($"releases-{Slug.Of(known)}", Table, [.. (await queries.ReadAsync(known, ct)).Candidates.Where(c => asked is null || c.Answer == asked)]);
    }

    private static async Task<IResult> LeadersAsync(string id, LeadersQueries queries, CancellationToken ct) => await queries.ReadAsync(id, ct) is { } leaders
        ? new CsvFile<LeaderItem>("leaders", Leaders, leaders.Items) : TypedResults.NotFound();
}
