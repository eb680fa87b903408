using System.Text.Json;
using Dashboard.Core;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;

namespace Dashboard.Journal.Writing;

/// Waivers and holds: the steps of each as a set, and what they mean for the releases of their service.
internal sealed class InterventionStore(Session session)
{
    private const int Kept = 10_000;

    private readonly Sql _find = session.Prepare("SELECT State FROM Interventions WHERE Id=?1");
    private readonly Sql _ofService = session.Prepare("SELECT State FROM Interventions WHERE Service=?1 ORDER BY Id");
    private readonly Sql _save = session.Prepare(
        """
        INSERT INTO Interventions(Id,Kind,Service,AskedAt,EndsAt,State) VALUES(?1,?2,?3,?4,?5,?6)
        ON CONFLICT(Id) DO UPDATE SET AskedAt=?4, EndsAt=?5, State=?6
        """);

    private readonly Dictionary<string, (IReadOnlyList<Waiver> Waivers, IReadOnlyList<Hold> Holds)> _known = new(StringComparer.Ordinal);

    public void Clear() => _known.Clear();

    /// Takes a step in; true when it changes what gates are decided from.
    public bool Note(string service, InterventionStep step)
    {
        var before = StepsOf(step.Id);
        if (before.Exists(s => s.Key == step.Key))
        {
            return false;
        }

        // One id is either a waiver or a hold of one service for ever.
        if (before.Exists(s => s.IsOfHold != step.IsOfHold || Services.KeyOf(s.Service) != service))
        {
            return false;
        }

        List<InterventionStep> after = [.. before.Append(step).OrderBy(s => s.At).ThenBy(s => s.Key, StringComparer.Ordinal)];
        var (waiver, hold) = (Waiver.Of(after), Hold.Of(after));
        _save.Run(
            step.Id, step.IsOfHold ? 1 : 0, service, (waiver?.Request ?? hold?.Placed)?.At, waiver?.EndsAt ?? hold?.Lifted?.At,
            JsonSerializer.SerializeToUtf8Bytes(after, CoreJson.Default.ListInterventionStep));
        _known.Remove(service);
        return Waiver.Of(before)?.Until != waiver?.Until || Hold.Of(before)?.Lifted != hold?.Lifted || (step.IsOfHold && before.Count == 0);
    }

    /// The release with the waivers and holds that mean it.
    public Release Attach(Release release, string service, ReleaseName identity, INameGraph graph)
    {
        var (waivers, holds) = Of(service);
        return waivers.Count + holds.Count == 0 ? release
            : Interventions.Attach(release, waivers, holds, name => ReleaseIdentity.ReleasesOf(graph, name) is [var only] && only == identity);
    }

    private (IReadOnlyList<Waiver> Waivers, IReadOnlyList<Hold> Holds) Of(string service)
    {
        if (_known.TryGetValue(service, out var known))
        {
            return known;
        }

        List<List<InterventionStep>> all = [];
        using (var rows = _ofService.Read(service))
        {
            while (rows.Read())
            {
                all.Add(Steps(rows.Bytes(0)));
            }
        }

        if (_known.Count >= Kept)
        {
            _known.Clear();
        }

        return _known[service] = ([.. all.Select(Waiver.Of).OfType<Waiver>()], [.. all.Select(Hold.Of).OfType<Hold>()]);
    }

    private List<InterventionStep> StepsOf(string id)
    {
        using var rows = _find.Read(id);
        return rows.Read() ? Steps(rows.Bytes(0)) : [];
    }

    private static List<InterventionStep> Steps(ReadOnlySpan<byte> state) => JsonSerializer.Deserialize(state, CoreJson.Default.ListInterventionStep)!;
}
