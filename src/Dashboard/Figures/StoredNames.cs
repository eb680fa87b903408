using System.Text.Json;
using Dashboard.Core;
using Dashboard.Core.Pipeline;
using Dashboard.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Figures;

/// The names of one service as stored, for asking which releases a name stands for. Reads only.
internal sealed class StoredNames(DashboardDb db, string service) : INameGraph
{
    private const int Batch = 400;

    private readonly Dictionary<ReleaseName, (NameRecord? Record, long? ReleaseId, long? Id)> _read = [];

    public NameRecord? Find(ReleaseName name) => Read(name).Record;

    public long? ReleaseIdOf(ReleaseName name) => Read(name).ReleaseId;

    public long? IdOf(ReleaseName name) => Read(name).Id;

    /// Reads many at once, so that each is not asked for by itself.
    public async Task KnowAsync(IEnumerable<ReleaseName> names, CancellationToken ct)
    {
        foreach (var some in names.Where(n => !_read.ContainsKey(n)).Distinct().Chunk(Batch))
        {
            var values = some.Select(n => n.Value).Distinct(StringComparer.Ordinal).ToList();
            foreach (var name in some)
            {
                _read[name] = default;
            }

            foreach (var row in await db.Names.Where(n => values.Contains(n.Value) && n.Service == service).ToListAsync(ct))
            {
                var name = new ReleaseName((NameKind)row.Kind, row.Value);
                _read[name] = (JsonSerializer.Deserialize(row.State, CoreJson.Default.StoredName)!.ToRecord(name), row.ReleaseId, row.Id);
            }
        }
    }

    public NameRecord GetOrAdd(ReleaseName name) => throw new NotSupportedException("names are only read here");

    private (NameRecord? Record, long? ReleaseId, long? Id) Read(ReleaseName name)
    {
        if (_read.TryGetValue(name, out var known))
        {
            return known;
        }

        var (kind, value) = ((int)name.Kind, name.Value);
        var row = db.Names.FirstOrDefault(n => n.Value == value && n.Kind == kind && n.Service == service);
        var record = row is null ? null : JsonSerializer.Deserialize(row.State, CoreJson.Default.StoredName)!.ToRecord(name);
        return _read[name] = (record, row?.ReleaseId, row?.Id);
    }
}
