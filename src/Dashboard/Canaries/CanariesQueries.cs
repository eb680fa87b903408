using Dashboard.Core.Gates;
using Dashboard.Figures;

namespace Dashboard.Canaries;

public sealed class CanariesQueries(ReleaseFigures figures)
{
    private const int MostLive = 100;

    public async Task<CanariesView> ReadListAsync(int ended, CancellationToken ct)
    {
        await using var snapshot = await figures.LookAsync(ct);
        var live = await ReleaseFigures.RolloutsAsync(snapshot, open: true, MostLive, ct);
        var past = await ReleaseFigures.RolloutsAsync(snapshot, open: false, ended, ct);
        return new CanariesView([.. live.Rows.Select(Line)], [.. past.Rows.Select(Line)], past.More, snapshot.AsOf, snapshot.Sequence);
    }

    public async Task<CanaryFound> ReadAsync(string publicId, CancellationToken ct)
    {
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
        var ship = reading.Gates[(int)Gate.ReadyToShip];
        return new CanaryFound(
            new CanaryView
            {
                Line = CanaryLine.Of(reading.Head, rollout),
                Rollout = rollout,
                Track = CanaryTrack.Of(rollout, ship, reading.AsOf),
                ShipOpen = ship.Open,
                ShipReasons = ship.Reasons,
                AsOf = reading.AsOf,
                Sequence = reading.Sequence,
            },
            ReleaseIsKnown: true);
    }

    private static CanaryLine Line(ReleaseHead head) => CanaryLine.Of(head, head.Rollout!);
}
