using Dashboard.Core.Gates;
using Dashboard.Figures;
using Dashboard.Shared;

namespace Dashboard.Gates;

/// What waits at the gates, and their answers, as files.
public static class GatesCsv
{
    private static readonly CsvTable<(Gate Gate, WaitView Wait)> Queues = new()
    {
        { "Gate", row => GateNames.Title(row.Gate) },
        { "Service", row => row.Wait.Service },
        { "Release", row => row.Wait.Name },
        { "Tier", row => row.Wait.Tier },
        { "Waits since", row => row.Wait.Since },
        { "Reasons", row => row.Wait.Reasons.Select(ItemWords.Said) },
        { "Missing", row => row.Wait.Missing },
    };

    private static readonly CsvTable<AnswerView> Answers = new()
    {
        { "Number", row => row.Sequence },
        { "Decided", row => row.At },
        { "By what happened at", row => row.ProvenAt ?? row.At },
        { "Service", row => row.Service },
        { "Release", row => row.Name },
        { "Gate", row => GateNames.Title(row.Gate) },
        { "Answer", row => row.Open ? "Opened" : "Closed" },
        { "Reasons", row => row.Reasons.Select(ItemWords.Said) },
        { "Because of", row => row.Because },
        { "Agreement version", row => row.AgreementVersion },
    };

    private static readonly CsvTable<ReadyView> Ready = new()
    {
        { "Service", row => row.Service },
        { "Release", row => row.Name },
        { "Ready since", row => row.Since },
        { "Every gate is open", row => row.AllOpen },
        { "Waivers", row => row.Waivers },
    };

    private static readonly CsvTable<TonightRelease> Tonight = new()
    {
        { "Service", row => row.Service },
        { "Release", row => row.Name },
        { "Lacks", row => row.Items },
        { "Skipped, because this one is newer", row => row.Skipped.Select(s => s.Name) },
    };

    private static readonly CsvTable<HoldReading> Holds = new()
    {
        { "Hold", row => row.Id },
        { "Standing", row => row.Lifted is null ? "Held" : "Lifted" },
        { "Service", row => row.About.Service },
        { "Release", row => row.About.Release },
        { "Reason", row => row.Placed.Reason },
        { "Placed by (unverified)", row => row.Placed.By },
        { "Placed", row => row.Placed.At },
        { "Lifted by (unverified)", row => row.Lifted?.By },
        { "Lifted because", row => row.Lifted?.Reason },
        { "Lifted", row => row.Lifted?.At },
    };

    public static void MapGatesCsv(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/gates/queues.csv", async (GatesQueries queries, CancellationToken ct) =>
        {
            var view = await queries.ReadAsync(1, ct);
            return new CsvFile<(Gate, WaitView)>("gate-queues", Queues, view.Queues.SelectMany(queue => queue.Waiting.Select(wait => (queue.Gate, wait))));
        });
        pages.MapGet("/gates/answers.csv", async (GatesQueries queries, CancellationToken ct) =>
            new CsvFile<AnswerView>("gate-answers", Answers, (await queries.ReadAsync(Downloads.MostRows, ct)).Answers));
        pages.MapGet("/gates/ready.csv", async (GatesQueries queries, CancellationToken ct) =>
            new CsvFile<ReadyView>("ready-and-not-shipped", Ready, (await queries.ReadAsync(1, ct)).ReadyUnshipped));
        pages.MapGet("/gates/tonight.csv", async (GatesQueries queries, CancellationToken ct) =>
            new CsvFile<TonightRelease>("tonights-extended-tests", Tonight, (await queries.ReadAsync(1, ct)).Tonight));
        pages.MapGet("/gates/holds.csv", async (WaiversQueries queries, CancellationToken ct) =>
        {
            var view = await queries.HoldsAsync(Downloads.MostRows, ct);
            return new CsvFile<HoldReading>("holds", Holds, view.Holds.Concat(view.Past));
        });
        pages.MapWaiversCsv();
        pages.MapBypassesCsv();
    }
}
