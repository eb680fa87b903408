using System.Data.Common;
using Dashboard.Core.Agreements;
using Dashboard.Core.Measuring.Environments;
using Dashboard.Core.Measuring.Trials;
using Dashboard.Core.Pipeline;
using Dashboard.Journal;
using Dashboard.Journal.Writing;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Figures;

/// Reads what a stage's page shows beside its sums, put together service by service: a fact costs one service.
public sealed class TrialFigures(IDbContextFactory<DashboardDb> contexts, FigureCache cache)
{
    private const string Lint = "build/lint";

    // What an environment was told before the window says how it stood when the window began.
    private const int Before = 7;

    public Task<TrialReading> ReadAsync(CancellationToken ct) => cache.ReadAsync(contexts, (snapshot, _, left) => ReadAsync(snapshot, left), ct);

    private static async Task<TrialReading> ReadAsync(Snapshot snapshot, CancellationToken ct)
    {
        var today = Rollups.DayOf(snapshot.AsOf);
        var from = Rollups.StartOf(today - StageFigures.Days + 1);
        var services = (await ConfidenceFigures.ServicesAsync(snapshot, ct)).Values;
        var kept = await snapshot.Parts.Days.Of<KeptTrials>(today).ReadAsync(snapshot, asked => ServicesAsync(snapshot, from, asked, ct), ReferenceEquals, ct);
        var nobodys = await snapshot.ListAsync(TrialSql.NobodysWords, Word, ct, ("@since", from.AddDays(-Before).UtcTicks));
        List<ServiceRow> counted = [.. services.Where(s => kept.ContainsKey(s.Key) && snapshot.AsOf - s.LastSeenAt < ServiceHead.QuietAfter).OrderBy(s => s.Name, StringComparer.OrdinalIgnoreCase).ThenBy(s => s.Key, StringComparer.Ordinal)];
        return new TrialReading
        {
            Sequence = snapshot.Sequence,
            AsOf = snapshot.AsOf,
            Services = [.. counted.Select(s => new TriedService(s.Key, s.Name, s.Team ?? ReleaseReader.NoTeam, kept[s.Key].Trials))],
            Shared = EnvironmentHealth.Of(counted.SelectMany(s => kept[s.Key].Shared).Concat(nobodys.Select(w => w.Word)), from, snapshot.AsOf),
            Lives = Total([.. counted.Select(s => kept[s.Key].Lives), EnvironmentLives.Of(nobodys.Select(w => w.Word), from)]),
            Clock = await ClockAsync(snapshot, ct),
            LintWaivers = [.. (await InterventionFigures.WaiversAsync(snapshot, ct)).Where(w => w.IsOpen && w.Items.Contains(Lint))],
        };
    }

    private static async Task<Dictionary<string, KeptTrials>> ServicesAsync(Snapshot snapshot, DateTimeOffset from, IReadOnlyCollection<string>? asked, CancellationToken ct)
    {
        var tried = await snapshot.ListAsync(
            asked is null ? TrialSql.AllTrials : TrialSql.SomeTrials, Tried, ct, ("@from", Rollups.DayOf(from) - 1), AskedServices.Of(asked));
        var words = await snapshot.ListAsync(
            asked is null ? TrialSql.AllWords : TrialSql.SomeWords, Word, ct, ("@since", from.AddDays(-Before).UtcTicks), AskedServices.Of(asked));
        var (releases, told) = (tried.ToLookup(t => t.Service, t => t.Release, StringComparer.Ordinal), words.ToLookup(w => w.Service, w => w.Word, StringComparer.Ordinal));
        return releases.Select(g => g.Key).Concat(told.Select(g => g.Key)).Distinct(StringComparer.Ordinal).ToDictionary(
            key => key,
            key => new KeptTrials(ServiceTrials.Of([.. releases[key]], from), EnvironmentLives.Of(told[key], from), [.. EnvironmentHealth.Shareable(told[key])]),
            StringComparer.Ordinal);
    }

    private static async Task<FastClock> ClockAsync(Snapshot snapshot, CancellationToken ct)
    {
        var agreement = DefaultAgreement.Version0;
        var feedback = await ConfidenceFeedback.ReadAsync(snapshot, snapshot.AsOf - ConfidenceSides.History, snapshot.AsOf - ConfidenceSides.Window, ct);
        var sums = (await ConfidenceSums.ReadAsync(snapshot, ct)).Total();
        return new FastClock(
            feedback.Seconds, feedback.Overdue(snapshot.AsOf - ConfidenceSides.Window, snapshot.AsOf), agreement.FeedbackBudget,
            sums.FeedbackTimed, sums.FeedbackTimedSeconds, sums.FeedbackBuildSeconds, sums.FeedbackTestSeconds, sums.FeedbackQueueSeconds);
    }

    private static Dictionary<Stage, EnvironmentLives> Total(IEnumerable<IReadOnlyDictionary<Stage, EnvironmentLives>> all) =>
        all.SelectMany(lives => lives).GroupBy(l => l.Key).ToDictionary(g => g.Key, g => g.Aggregate(EnvironmentLives.None, (sum, l) => sum + l.Value));

    private static (string Service, TriedRelease Release) Tried(DbDataReader r) => (
        r.GetString(0),
        new TriedRelease(r.GetString(1), ReleaseNames.Of(Text(r, 2), Text(r, 3), Text(r, 4), r.GetString(1)), TrialBytes.Read(r.GetFieldValue<byte[]>(5))));

    private static (string Service, EnvironmentWord Word) Word(DbDataReader r) => (r.GetString(0), new EnvironmentWord
    {
        Service = r.GetString(0) is { Length: > 0 } service ? service : null,
        At = r.At(1),
        Change = (EnvironmentChange)r.GetInt32(2),
        Environment = r.GetString(3),
        Stage = r.IsDBNull(4) ? null : (Stage)r.GetInt32(4),
        Shared = Flag(r, 5),
        Isolated = Flag(r, 6),
        ProductionLike = Flag(r, 7),
        ProvisionSeconds = r.IsDBNull(8) ? null : r.GetInt64(8),
        Down = Flag(r, 9),
        DataOwner = Text(r, 10),
        BeganAt = r.AtOrNull(11),
    });

    private static string? Text(DbDataReader r, int i) => r.IsDBNull(i) ? null : r.GetString(i);

    private static bool? Flag(DbDataReader r, int i) => r.IsDBNull(i) ? null : r.GetInt64(i) != 0;

    private sealed record KeptTrials(ServiceTrials Trials, IReadOnlyDictionary<Stage, EnvironmentLives> Lives, IReadOnlyList<EnvironmentWord> Shared);
}
