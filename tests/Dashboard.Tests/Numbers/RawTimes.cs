namespace Dashboard.Tests.Numbers;

/// <summary>Where a release's time went, minute by minute: what was so in each of them.</summary>
internal sealed record RawTimes(int Lead, int Waited, int Ran)
{
    private static readonly string[] Order = ["build", "stubbed-functional", "stubbed-non-functional", "integration", "extended", "canary", "production"];
    private static readonly string[] Behind = ["stubbed-functional", "extended", "canary", "canary"];

    /// <summary>From the merge, else from the start of the build.</summary>
    public static RawTimes Of(IReadOnlyList<RawBody> release)
    {
        var merged = release.FirstOrDefault(b => b.Type == "change.merged")?.At;
        return Count(release, merged ?? release.Where(b => b.Type == "build.finished").Min(b => b.Time("started"))!.Value, release.Where(b => b.Ships).Min(b => b.At));
    }

    private static RawTimes Count(IReadOnlyList<RawBody> release, DateTimeOffset from, DateTimeOffset to)
    {
        var runs = release.Where(b => b.Time("started") is not null).Select(b => (b.Time("started")!.Value, b.Time("finished")!.Value)).ToList();
        var approvals = release.Where(b => b.Type == "approval.created").SelectMany(created => release
            .Where(closed => closed.Type == "approval.closed" && closed.At >= created.At).Take(1).Select(closed => (created.At, closed.At))).ToList();
        var queues = release.Where(b => b.Time("queued") is not null).Select(b => (b.Time("queued")!.Value, b.Time("started")!.Value)).ToList();
        var again = release.Where(b => b.Time("started") is not null).GroupBy(b => (b.Stage, b.Check, b.Suite))
            .SelectMany(line => line.OrderBy(b => b.At).Skip(1)).Select(b => (b.Time("started")!.Value, b.Time("finished")!.Value)).ToList();
        var gates = OpenGates(release, to);
        var (lead, waited, ran) = (0, 0, 0);
        for (var minute = from; minute < to; minute = minute.AddMinutes(1))
        {
            bool In(List<(DateTimeOffset From, DateTimeOffset To)> spans) => spans.Exists(s => s.From <= minute && minute < s.To);
            lead++;
            ran += In(runs) ? 1 : 0;
            waited += In(approvals) || In(queues) || In(again) || (In(gates) && !In(runs)) ? 1 : 0;
        }

        return new RawTimes(lead * 60, waited * 60, ran * 60);
    }

    // From the moment a gate could open to the next start behind it; at the last gate, to shipping.
    private static List<(DateTimeOffset, DateTimeOffset)> OpenGates(IReadOnlyList<RawBody> release, DateTimeOffset shipped)
    {
        var items = RawGates.Items(release, shipped);
        var open = RawGates.Open(items);
        List<(DateTimeOffset, DateTimeOffset)> spans = [];
        for (var gate = 0; gate < 4 && open[gate]; gate++)
        {
            if (items.Where(i => i.Gate <= gate && i is { Passed: true, CanClose: true }).Max(i => i.NewestAt) is not { } opened)
                continue;
            DateTimeOffset? next = gate == 3 ? shipped
                : release.Where(b => b.Stage is { } stage && Array.IndexOf(Order, stage) >= Array.IndexOf(Order, Behind[gate]))
                    .Select(b => b.Time("queued") ?? b.Time("started") ?? b.At).Where(t => t >= opened).Select(t => (DateTimeOffset?)t).Min();
            if (next is { } to)
                spans.Add((opened, to));
        }

        return spans;
    }
}
