using Dashboard.Shared;

namespace Dashboard.Overview;

/// Services and stages as a file.
public static class OverviewCsv
{
    private static readonly CsvTable<MatrixRow> Table = MakeTable();

    public static void MapOverviewCsv(this IEndpointRouteBuilder pages) => pages.MapGet("/overview.csv", async (OverviewQueries queries, CancellationToken ct) =>
    {
        var filter = new MatrixFilter();
        return new CsvFile<MatrixRow>("services-and-stages", Table, filter.Of((await queries.ReadMatrixAsync(filter, ct)).All!));
    });

    private static CsvTable<MatrixRow> MakeTable()
    {
        CsvTable<MatrixRow> table = new()
        {
            { "Team", row => row.Team },
            { "Service", row => row.Service },
            { "Tier", row => row.Tier },
            { "Newest release", row => row.Release },
        };
        for (var stage = 0; stage < StageMatrix.Stages.Count; stage++)
        {
            var at = stage;
            table.Add(StageMatrix.Name(StageMatrix.Stages[at]), row => $"{StateLook.Of(row.Cells[at].State).Word}: {row.Cells[at].Words}");
        }

        table.Add("Customers use", row => row.CustomersUse);
        table.Add("There since", row => row.Stands.At);
        table.Add("Stands", row => row.Stands.Words);
        table.Add("Around the gates", row => row.AroundTheGates);
        return table;
    }
}
