using Dashboard.Shared;

namespace Dashboard.Numbers;

/// The rows behind a number as a file.
public static class NumbersCsv
{
    public static void MapNumbersCsv(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/roles/{role}/{check}.csv", (string role, string check, NumbersQueries queries, CancellationToken ct, string? service, string? technology, string? rows) =>
            FileAsync(NumberAsked.Of(role, check, service, technology, rows), queries, ct));
        pages.MapGet("/share.csv", (NumbersQueries queries, CancellationToken ct, string? service, string? rows) =>
            FileAsync(NumberAsked.Of(null, NumberAsked.Share, service, rows: rows), queries, ct));
    }

    private static async Task<IResult> FileAsync(NumberAsked? asked, NumbersQueries queries, CancellationToken ct)
    {
        if (asked is null)
        {
            return TypedResults.NotFound();
        }

        var view = await queries.ReadAsync(asked, Downloads.MostRows, ct);
        return new CsvFile<NumberRow>($"rows-{asked.CheckId.Replace('.', '-')}", TableOf(view), view.Rows);
    }

    private static CsvTable<NumberRow> TableOf(NumberView view)
    {
        CsvTable<NumberRow> table = new() { { "Kind", row => row.Kind }, { "Name", row => row.Name }, { "Service", row => row.Service } };
        for (var i = 0; i < view.Columns.Count; i++)
        {
            var column = i;
            table.Add(Heading(view.Columns[i]), row => row.Adds[column]);
        }

        table.Add("Counted", row => row.IsCounted);
        table.Add("Why left out", row => row.LeftOut);
        table.Add("Remark", row => row.Note);
        table.Add("When", row => row.At);
        table.Add("Deliveries", row => row.Deliveries.Page);
        return table;
    }

    private static string Heading(NumberColumn column) => column.Unit switch
    {
        NumberUnit.Seconds => $"{column.Title} in seconds",
        NumberUnit.Milli => $"{column.Title} in thousandths",
        _ => column.Title,
    };
}
