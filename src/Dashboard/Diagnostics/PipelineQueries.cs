using System.Text.Json;
using Dashboard.Core;
using Dashboard.Core.Diagnostics;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Journal.Writing;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Diagnostics;

/// What the pipeline knows of a team's services: sums of the days, and the newest releases in full.
internal static class PipelineQueries
{
    private const int Days = 90;
    private const int MostLooked = 40;

    public static async Task<PipelineInput> ReadAsync(Snapshot snapshot, IReadOnlyList<string> services, CancellationToken ct)
    {
        if (services.Count == 0)
        {
            return new PipelineInput();
        }

        var since = snapshot.AsOf.AddDays(-Days);
        var releases = snapshot.Db.Releases.Where(r => services.Contains(r.Service) && r.RedirectTo == null && r.OrderAt >= since);
        var states = await releases.OrderByDescending(r => r.OrderAt).Take(MostLooked).Select(r => r.State).ToListAsync(ct);
        var newest = states.ConvertAll(s => JsonSerializer.Deserialize(s, CoreJson.Default.Release)!);
        var proven = newest.SelectMany(r => r.Evidence).Where(e => e.Proof != Proof.None).ToList();
        return new PipelineInput
        {
            Sum = await DeliveryFacts.SumAsync(snapshot, services, Rollups.DayOf(snapshot.AsOf) - Days + 1, ct),
            Looked = newest.Count,
            Checks = proven.Count,
            FlakyChecks = proven.Count(e => e.Flaky),
            Integrated = newest.Count(r => Ran(r, Stage.Integration, "integration") || Ran(r, Stage.Integration, "journey")),
            PeakLoaded = newest.Count(r => Ran(r, Stage.Extended, "peak-load")),
        };
    }

    private static bool Ran(Release release, Stage stage, string check) => release.Find(stage, check) is { Proof: not Proof.None };
}
