using System.Data.Common;
using System.Globalization;
using Dashboard.Core.Confidence;
using Dashboard.Journal;
using Dashboard.Journal.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Dashboard.Figures;

/// How a service delivers, from its daily sums: how often, how fast, how often it goes wrong.
public sealed record DeliveryFacts(int Days, Measures Sum, IReadOnlyList<double?> ShippedPerWeek, int Incidents, int IncidentsResolved, TimeSpan? MeanRestore)
{
    private const int Weeks = 12;

    public double ShippedPerWeekNow => Sum.Shipped * 7.0 / Days;

    /// From the change to all customers; null while no shipped release told both moments.
    public TimeSpan? MeanLead => Sum.ReleasesWithLead == 0 ? null : TimeSpan.FromSeconds((double)Sum.LeadSeconds / Sum.ReleasesWithLead);

    /// Releases that reached any customer: all that shipped and those stopped on the way.
    public long Reached => Sum.Shipped + Sum.BadStopped;

    public double? FailedShare => Reached == 0 ? null : (double)Sum.Bad / Reached;

    public Interval? FailedBetween => Interval.Wilson(Sum.Bad, Reached);

    public double? GreenShare => Sum.FirstAttempts == 0 ? null : (double)Sum.FirstAttemptsGreen / Sum.FirstAttempts;

    public Interval? GreenBetween => Interval.Wilson(Sum.FirstAttemptsGreen, Sum.FirstAttempts);

    /// When the last so many days began, today among them: the days of the sums, and of every list beside them.
    public static DateTimeOffset Since(DateTimeOffset now, int days) => Rollups.StartOf(Rollups.DayOf(now) - days + 1);

    public static async Task<DeliveryFacts> ReadAsync(Snapshot snapshot, string service, int days, CancellationToken ct)
    {
        var today = Rollups.DayOf(snapshot.AsOf);
        var sum = await SumAsync(snapshot, [service], today - days + 1, ct);
        var since = today - (Weeks * 7) + 1;
        var shipped = await snapshot.Db.Rollups.Where(r => r.Day >= since && r.Day <= today && r.Service == service)
            .Select(r => new { r.Day, Count = EF.Property<long>(r, nameof(Measures.Shipped)) }).ToListAsync(ct);
        var from = Since(snapshot.AsOf, days);
        var incidents = await snapshot.Db.Incidents.Where(i => i.Service == service && i.DetectedAt >= from)
            .Select(i => new { i.DetectedAt, i.ResolvedAt }).ToListAsync(ct);
        var restored = incidents.Where(i => i.ResolvedAt >= i.DetectedAt).Select(i => (i.ResolvedAt!.Value - i.DetectedAt!.Value).TotalSeconds).ToList();
        return new DeliveryFacts(
            days, sum, [.. Enumerable.Range(0, Weeks).Select(w => (double?)shipped.Where(s => (s.Day - since) / 7 == w).Sum(s => s.Count))],
            incidents.Count, restored.Count, restored.Count == 0 ? null : TimeSpan.FromSeconds(restored.Average()));
    }

    /// The sums of these services from a day on (days since 1 January 2000).
    public static async Task<Measures> SumAsync(Snapshot snapshot, IReadOnlyList<string> services, int fromDay, CancellationToken ct)
    {
        await using var command = snapshot.Db.Database.GetDbConnection().CreateCommand();
        command.Transaction = snapshot.Db.Database.CurrentTransaction?.GetDbTransaction();
        var names = services.Select((_, i) => "@s" + i.ToString(CultureInfo.InvariantCulture)).ToList();
        command.CommandText = $"SELECT COUNT(*), {MeasureColumns.Sums} FROM \"Rollups\" WHERE \"Day\" >= @day AND \"Service\" IN ({string.Join(',', names)})";
        Add(command, "@day", fromDay);
        for (var i = 0; i < services.Count; i++)
        {
            Add(command, names[i], services[i]);
        }

        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) && reader.GetInt64(0) > 0 ? MeasureColumns.Read(reader, 1) : Measures.Zero;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
