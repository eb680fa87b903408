using Dashboard.Shared;

namespace Dashboard.Overview;

/// Services and stages as a file.
public static class OverviewCsv
{
    private static readonly CsvTable<(string Team, MatrixRow Row)> Table = MakeTable();

    public static void MapOverviewCsv(this IEndpointRouteBuilder pages) => pages.MapGet("/overview.csv", async (OverviewQueries queries, CancellationToken ct) =>
    {
        var view = await queries.ReadAsync(ct);
        return new CsvFile<(string, MatrixRow)>("services-and-stages", Table, view.Matrix.SelectMany(band => band.Rows.Select(row => (band.Team, row))));
    });

    private static CsvTable<(string Team, MatrixRow Row)> MakeTable()
    {
        CsvTable<(string Team, MatrixRow Row)> table = new()
        {
            { "Team", row => row.Team },
            { "Service", row => row.Row.Service },
            { "Tier", row => row.Row.Tier },
            { "Newest release", row => row.Row.Release },
        };
        for (var stage = 0; stage < StageMatrix.Stages.Count; stage++)
        {
            var at = stage;
            table.Add(StageMatrix.Name(StageMatrix.Stages[at]), row => $"{StateLook.Of(row.Row.Cells[at].State).Word}: {row.Row.Cells[at].Words}");
        }

        table.Add("Customers use", row => row.Row.CustomersUse);
        table.Add("Around the gates", row => row.Row.AroundTheGates);
        return table;
    }
}
