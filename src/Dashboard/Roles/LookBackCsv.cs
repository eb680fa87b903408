using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Shared;

namespace Dashboard.Roles;

/// What looks back on a leader's page, as a file: a line for every week, bar or gap.
public static class LookBackCsv
{
    private static readonly CsvTable<Line> Table = new()
    {
        { "Panel", line => line.Panel },
        { "Name", line => line.Name },
        { "From or at", line => line.At },
        { "Value", line => line.Value },
        { "Beside it", line => line.Beside },
        { "State", line => line.State },
        { "Address", line => line.Address },
    };

    public static void MapLookBackCsv(this IEndpointRouteBuilder pages) => pages.MapGet("/roles/{role}/look-back.csv", FileAsync);

    private static async Task<IResult> FileAsync(string role, RoleQueries queries, CancellationToken ct)
    {
        if (!Slug.TryParse<Role>(role, out var known))
            return TypedResults.NotFound();
        var (view, back) = await queries.ReadLookBackWithAsync(known, ct);
        return new CsvFile<Line>($"look-back-{Slug.Of(known)}", Table, [.. Lines(known, view, back)]);
    }

    private static IEnumerable<Line> Lines(Role role, LookBackView view, LookBack back) =>
    [
        .. view.Course?.Weeks.Select(w => new Line(view.Course.Title, "week", w.From, w.Bar is null ? null : w.BarText, w.PointText, null, null)) ?? [],
        .. view.Groups.SelectMany(g => g.Rows.Select(r => new Line(g.Title, r.Name, null, r.Value, r.Said, r.Verdict is { } v ? Words.Of(v) : null, r.Address))),
        .. role != Role.Ciso ? [] : back.Gaps.SelectMany(r => r.Cells.Select(c => new Line(
            "Required and not proven", $"{r.Service} {r.Name}", r.ShippedAt, ItemWords.Name(c.Item), GateNames.Title(c.Gate), StateLook.Of(GateChips.Of(c.State)).Word, Addresses.Release(r.PublicId)))),
    ];

    private sealed record Line(string Panel, string Name, DateTimeOffset? At, string? Value, string? Beside, string? State, string? Address);
}
