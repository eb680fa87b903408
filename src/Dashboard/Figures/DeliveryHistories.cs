using System.Data.Common;
using Dashboard.Core.Confidence;
using Dashboard.Core.Measuring;
using Dashboard.Journal.Writing;

namespace Dashboard.Figures;

/// Reads how releases came to customers: of one service, or of all.
internal static class DeliveryHistories
{
    public const int Weeks = 12;
    private const int HabitWeeks = 53;
    private static readonly TimeSpan Half = TimeSpan.FromDays(Weeks * 7 / 2);

    public static async Task<DeliveryHistory> ReadAsync(Snapshot snapshot, string? service, int days, Measures sum, CancellationToken ct)
    {
        var shipments = await ShipmentsAsync(snapshot, service, ct);
        var perDay = await DaysAsync(snapshot, service, ct);
        var window = DeliveryFacts.Since(snapshot.AsOf, days);
        var incidents = await snapshot.ListAsync(
            DeliverySql.Incidents, r => (r.At(0), r.AtOrNull(1)), ct, ("@from", window.UtcTicks), Of(service));
        return new DeliveryHistory
        {
            Days = days,
            Shipped = sum.Shipped,
            Dora = Dora.Of(new DoraInput
            {
                Days = days,
                Shipped = sum.Shipped,
                Leads = [.. shipments.Where(s => s.At >= window && s.StartedAt is not null).Select(s => s.At - s.StartedAt!.Value)],
                Reached = sum.Shipped + sum.BadStopped,
                Failed = sum.Bad,
                Incidents = incidents,
                Rework = sum.Rework,
            }),
            Routine = Routine.Of(shipments.Select(s => s.Shipment), snapshot.AsOf, Weeks),
            Habit = Habit(perDay, shipments, snapshot.AsOf),
        };
    }

    public static async Task<DeliveryHistory> ReadServiceAsync(Snapshot snapshot, ServiceHead head, Journal.ServiceRow row, int days, Measures sum, CancellationToken ct)
    {
        var history = await ReadAsync(snapshot, row.Key, days, sum, ct);
        return await ServiceHistory.CompleteAsync(snapshot, history, head, row, await ShipmentsAsync(snapshot, row.Key, ct), await BuiltAsync(snapshot, row.Key, ct), ct);
    }

    internal static FearMeter FearOf(IReadOnlyCollection<FearRelease> releases, DateTimeOffset now, (long Now, long Before) built) =>
        FearMeter.Of(releases, now, Half, built.Now, built.Before);

    private static async Task<(long Now, long Before)> BuiltAsync(Snapshot snapshot, string service, CancellationToken ct)
    {
        var today = Rollups.DayOf(snapshot.AsOf);
        var days = (await DaysAsync(snapshot, service, ct)).Where(d => d.Day > today - (Weeks * 7)).ToList();
        return (days.Where(d => d.Day > today - (int)Half.TotalDays).Sum(d => d.Built), days.Where(d => d.Day <= today - (int)Half.TotalDays).Sum(d => d.Built));
    }

    private static Task<List<(int Day, long Shipped, long Built)>> DaysAsync(Snapshot snapshot, string? service, CancellationToken ct) => snapshot.ListAsync(
        DeliverySql.Days(service is not null), r => (r.GetInt32(0), r.GetInt64(1), r.GetInt64(2)), ct,
        [("@from", FirstDay(snapshot.AsOf) - 1), ("@today", Rollups.DayOf(snapshot.AsOf)), .. service is null ? [] : new[] { Of(service) }]);

    private static Task<List<ShipmentRow>> ShipmentsAsync(Snapshot snapshot, string? service, CancellationToken ct) => snapshot.ListAsync(
        DeliverySql.Shipments(service is not null), Read, ct,
        [("@from", snapshot.AsOf.AddDays(-Weeks * 7).UtcTicks), ("@now", snapshot.AsOf.UtcTicks), .. service is null ? [] : new[] { Of(service) }]);

    private static ShipmentRow Read(DbDataReader r) => new(r.GetInt64(0), r.At(1), r.AtOrNull(2), r.AtOrNull(3), r.GetInt64(4) != 0, r.GetInt64(5) != 0);

    // Weeks begin on Monday; 1 January 2000, day 0, was a Saturday.
    private static int FirstDay(DateTimeOffset now)
    {
        var today = Rollups.DayOf(now);
        return today - ((today + 5) % 7) - ((HabitWeeks - 1) * 7);
    }

    private static IReadOnlyList<HabitDay> Habit(List<(int Day, long Shipped, long Built)> days, List<ShipmentRow> shipments, DateTimeOffset now)
    {
        var shipped = days.ToDictionary(d => d.Day, d => d.Shipped);
        var heroic = shipments.Where(s => !s.Shipment.IsRoutine).Select(s => Rollups.DayOf(s.At)).ToHashSet();
        var (first, today) = (FirstDay(now), Rollups.DayOf(now));
        return [.. Enumerable.Range(first, today - first + 1).Select(d => new HabitDay(Rollups.StartOf(d), shipped.GetValueOrDefault(d), heroic.Contains(d)))];
    }

    private static (string, object) Of(string? service) => ("@service", service is null ? DBNull.Value : service);
}

/// A shipped release as its columns have it.
internal sealed record ShipmentRow(long Id, DateTimeOffset At, DateTimeOffset? FirstWeightAt, DateTimeOffset? StartedAt, bool Bypassed, bool TakenBack)
{
    public Shipment Shipment => new(At, Bypassed, TakenBack);
}
