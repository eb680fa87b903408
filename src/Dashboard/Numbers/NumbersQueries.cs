using Dashboard.Figures;
using Dashboard.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Numbers;

/// A number with every row it is made of.
public sealed class NumbersQueries(ConfidenceFigures confidence, IDbContextFactory<DashboardDb> contexts, ReleaseSums sums)
{
    public Task<NumberView> ReadAsync(NumberAsked asked, int take, CancellationToken ct) => confidence.ReadWithAsync(
        async (snapshot, proofs, reading, token) =>
        {
            var rule = NumberRules.Of(asked);
            var sheet = await SheetAsync(snapshot, proofs, reading, asked, rule, token);
            return NumberViews.Of(sheet, rule, take);
        },
        ct);

    private async Task<NumberSheet> SheetAsync(Snapshot snapshot, ReleaseProofs proofs, ConfidenceReading reading, NumberAsked asked, NumberRule rule, CancellationToken ct)
    {
        var needs = rule.Needs;
        var service = rule.OfService is null ? asked.Service : null;
        var sheet = new NumberSheet { Asked = asked, Reading = reading };
        if ((needs & (NumberNeeds.Reached | NumberNeeds.Built)) != NumberNeeds.None)
        {
            sheet = sheet with { Releases = await sums.Kept.ReadAsync(contexts, snapshot, reading, needs, ct) };
        }

        if (needs.HasFlag(NumberNeeds.Shipped))
        {
            sheet = sheet with { Shipped = await SharesQueries.ReadAsync(snapshot, proofs, reading, asked.IsShare ? service : null, ct) };
        }

        if (needs.HasFlag(NumberNeeds.Items) && sheet.Shipped.FirstOrDefault() is { } of)
        {
            sheet = sheet with { Items = await SharesQueries.ItemsAsync(snapshot, of, asked, ct) };
        }

        return needs.HasFlag(NumberNeeds.Costs) ? sheet with { Costs = await CostQueries.ReadAsync(snapshot, reading, service, ct) }
            : needs.HasFlag(NumberNeeds.Builds) ? sheet with { Builds = await BuildsAsync(snapshot, proofs, asked, ct) }
            : sheet;
    }

    private static async Task<IReadOnlyList<CountedBuild>> BuildsAsync(Snapshot snapshot, ReleaseProofs proofs, NumberAsked asked, CancellationToken ct)
    {
        var key = ReleaseFigures.KeyOf(asked.Service!);
        var service = await snapshot.Db.Services.FirstOrDefaultAsync(s => s.Key == key, ct);
        var technology = await snapshot.Db.Technologies.Where(t => t.Service == key && (asked.Technology == null || t.Technology == asked.Technology))
            .OrderByDescending(t => t.FirstSeenAt).FirstOrDefaultAsync(ct);
        if (service is null || technology is null)
        {
            return [];
        }

        var compared = await ConfidenceAdoptions.BuildsAsync(snapshot, proofs, technology, service, ct);
        var ids = compared.Select(c => c.Id).ToList();
        var heads = await snapshot.Db.Releases.Where(r => ids.Contains(r.Id)).Select(r => new { r.Id, r.PublicId, r.Version, r.Digest, r.Commit, r.OrderAt }).ToDictionaryAsync(r => r.Id, ct);
        return [.. compared.Select(c => (c, Head: heads[c.Id])).Select(b => new CountedBuild(
            b.Head.PublicId, service.Name, ReleaseNames.Of(b.Head.Version, b.Head.Digest, b.Head.Commit, b.Head.PublicId), b.Head.OrderAt, b.c.IsBefore, b.c.Opened))];
    }
}

/// What is kept of releases' sums, for all who ask.
public sealed class ReleaseSums
{
    internal ReleaseSumQueries Kept { get; } = new();
}
