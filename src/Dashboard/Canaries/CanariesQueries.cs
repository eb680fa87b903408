using Dashboard.Core.Canaries;
using Dashboard.Core.Gates;
using Dashboard.Figures;

namespace Dashboard.Canaries;

public sealed class CanariesQueries(ReleaseFigures figures, CanaryFigures canaries)
{
    private const int MostLive = 100;

    public async Task<CanariesView> ReadListAsync(int ended, CancellationToken ct)
    {
        var month = await canaries.ReadAsync(ct);
        var lists = await canaries.ListAsync(MostLive, ended, ct);
        return PerReading.Of(lists, month, () => new CanariesView(
            [.. lists.Live.Rows.Select(Line)], [.. lists.Ended.Rows.Select(Line)], lists.Ended.More, PerReading.Of(month, null, () => CanaryMonth.Of(month)), lists.Live.AsOf, lists.Live.Sequence));
    }

    /// The rows behind the figures of the last weeks.
    public Task<CanaryReading> ReadMonthAsync(CancellationToken ct) => canaries.ReadAsync(ct);

    public async Task<CanaryFound> ReadAsync(string publicId, CancellationToken ct)
    {
        var month = await canaries.ReadAsync(ct);
        await using var snapshot = await figures.LookAsync(ct);
        if (await ReleaseFigures.FindAsync(snapshot, publicId, ct) is not { } reading)
        {
            return new CanaryFound(null, ReleaseIsKnown: false);
        }

        if (reading.Release.Rollout is not { } rollout)
        {
            return new CanaryFound(null, ReleaseIsKnown: true);
        }

        var persons = await PersonNames.ReadAsync(snapshot, [rollout.Actor], ct);
        rollout = rollout with { Actor = persons.Of(rollout.Actor) };
        var told = await ReleaseTold.ReadAsync(snapshot, reading, ct);
        var ship = reading.Gates[(int)Gate.ReadyToShip];
        return new CanaryFound(
            new CanaryView
            {
                Line = CanaryLine.Of(reading.Head, rollout),
                Rollout = rollout,
                Track = CanaryTrack.Of(rollout, ship, reading.AsOf),
                Story = RolloutStory.Of(told.Entries, rollout),
                Digest = reading.Release.Digest,
                Finished = rollout.EndedAt is null ? null : FinishedRollout.Of(WayToCustomers.Of(reading.Release))[^1],
                Before = await VersionBefore.ReadAsync(snapshot, reading, rollout, ct),
                WayBack = month.WaysBack.FirstOrDefault(w => w.Key == reading.Head.ServiceKey)?.Way,
                ShipOpen = ship.Open,
                ShipReasons = ship.Reasons,
                AsOf = reading.AsOf,
                Sequence = reading.Sequence,
            },
            ReleaseIsKnown: true);
    }

    private static CanaryLine Line(ReleaseHead head) => CanaryLine.Of(head, head.Rollout!);
}
