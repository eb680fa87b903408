using Dashboard.Core.Pipeline;

namespace Dashboard.Journal.Writing;

/// The services: who owns them, how critical they are, when they were last heard of.
internal sealed class Services(Session session)
{
    private readonly Sql _find = session.Prepare(
        "SELECT Name,Team,TeamAt,Tier,TierAt,Customers,CustomersAt,Repository,OtherRepository,FirstSeenAt,LastSeenAt,FirstDigestId,FirstDigestAt,SecondDigestId,SecondDigestAt FROM Services WHERE Key=?1");

    private readonly Sql _save = session.Prepare(
        """
        INSERT INTO Services(Key,Name,Team,TeamAt,Tier,TierAt,Customers,CustomersAt,Repository,OtherRepository,FirstSeenAt,LastSeenAt,FirstDigestId,FirstDigestAt,SecondDigestId,SecondDigestAt)
        VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16)
        ON CONFLICT(Key) DO UPDATE SET Team=?3,TeamAt=?4,Tier=?5,TierAt=?6,Customers=?7,CustomersAt=?8,Repository=?9,OtherRepository=?10,FirstSeenAt=?11,LastSeenAt=?12,
          FirstDigestId=?13,FirstDigestAt=?14,SecondDigestId=?15,SecondDigestAt=?16
        """);

    private const int Kept = 10_000;

    private readonly Dictionary<string, ServiceRow> _loaded = new(StringComparer.Ordinal);
    private readonly HashSet<ServiceRow> _dirty = [];

    public static string KeyOf(string service) => service.Trim().ToLowerInvariant();

    /// Null for an event that names no service.
    public static string? KeyOf(PathEvent e) => string.IsNullOrWhiteSpace(e.Service) ? null : KeyOf(e.Service);

    public void Clear()
    {
        _loaded.Clear();
        _dirty.Clear();
    }

    public ServiceRow Get(string key, string name, DateTimeOffset at)
    {
        if (!_loaded.TryGetValue(key, out var service))
        {
            _loaded[key] = service = Load(key) ?? new ServiceRow { Key = key, Name = name.Trim(), FirstSeenAt = at, LastSeenAt = at };
        }

        return service;
    }

    /// True when the event changed the tier: every release in flight must then be decided again.
    public bool Learn(ServiceRow service, PathEvent e)
    {
        var tierBefore = TierOf(service);
        var at = e.OccurredAt;
        service.FirstSeenAt = at < service.FirstSeenAt ? at : service.FirstSeenAt;
        service.LastSeenAt = at > service.LastSeenAt ? at : service.LastSeenAt;
        if (e.Detail("team") is { Length: > 0 } team && IsNewer(at, service.TeamAt, team, service.Team))
        {
            (service.Team, service.TeamAt) = (team, at);
        }

        if (e.Number("tier") is >= 1 and <= 3 and { } tier && IsNewer(at, service.TierAt, (int)tier, service.Tier ?? 0))
        {
            (service.Tier, service.TierAt) = ((int)tier, at);
        }

        if (e.Number("customers") is >= 0 and < 1e15 and { } customers && IsNewer(at, service.CustomersAt, (long)customers, service.Customers ?? 0))
        {
            (service.Customers, service.CustomersAt) = ((long)customers, at);
        }

        LearnRepository(service, e.Repository);
        _dirty.Add(service);
        return TierOf(service) != tierBefore;
    }

    // Of several the two that come first by name, in whatever order they arrive.
    private static void LearnRepository(ServiceRow service, string? repository)
    {
        if (repository is not { Length: > 0 } || repository == service.Repository || repository == service.OtherRepository)
        {
            return;
        }

        string?[] known = [service.Repository, service.OtherRepository, repository];
        var first = known.OfType<string>().Order(StringComparer.Ordinal).ToList();
        (service.Repository, service.OtherRepository) = (first[0], first.ElementAtOrDefault(1));
    }

    /// Keeps the two digests that reached production first.
    public void ReachedProduction(ServiceRow s, LoadedName digest, DateTimeOffset at, Names names)
    {
        List<(long Id, DateTimeOffset At)> known = [(digest.Id, at)];
        Add(s.FirstDigestId, s.FirstDigestAt);
        Add(s.SecondDigestId, s.SecondDigestAt);
        var first = known.GroupBy(d => d.Id).Select(g => g.MinBy(d => d.At))
            .OrderBy(d => d.At).ThenBy(d => names.ById(d.Id)?.Name.Value, StringComparer.Ordinal).ToList();
        (s.FirstDigestId, s.FirstDigestAt) = first[0];
        (s.SecondDigestId, s.SecondDigestAt) = first.Count > 1 ? ((long?)first[1].Id, (DateTimeOffset?)first[1].At) : (null, null);
        _dirty.Add(s);

        void Add(long? id, DateTimeOffset? when)
        {
            if (id is { } i && when is { } w)
            {
                known.Add((i, w));
            }
        }
    }

    public static int TierOf(ServiceRow service) => service.Tier ?? 2;

    public void Save()
    {
        foreach (var s in _dirty)
        {
            _save.Run(
                s.Key, s.Name, s.Team, s.TeamAt, s.Tier, s.TierAt, s.Customers, s.CustomersAt, s.Repository, s.OtherRepository, s.FirstSeenAt, s.LastSeenAt,
                s.FirstDigestId, s.FirstDigestAt, s.SecondDigestId, s.SecondDigestAt);
        }

        _dirty.Clear();
        if (_loaded.Count > Kept)
        {
            _loaded.Clear();
        }
    }

    // The newest word wins; of two at the same moment the greater, so that the order of arrival cannot matter.
    private static bool IsNewer<T>(DateTimeOffset at, DateTimeOffset? knownAt, T value, T? known) where T : IComparable<T> =>
        knownAt is null || at > knownAt || (at == knownAt && value.CompareTo(known) > 0);

    private ServiceRow? Load(string key)
    {
        using var reader = _find.Read(key);
        return !reader.Read() ? null : new ServiceRow
        {
            Key = key,
            Name = reader.Text(0),
            Team = reader.TextOrNull(1),
            TeamAt = reader.AtOrNull(2),
            Tier = (int?)reader.LongOrNull(3),
            TierAt = reader.AtOrNull(4),
            Customers = reader.LongOrNull(5),
            CustomersAt = reader.AtOrNull(6),
            Repository = reader.TextOrNull(7),
            OtherRepository = reader.TextOrNull(8),
            FirstSeenAt = reader.At(9),
            LastSeenAt = reader.At(10),
            FirstDigestId = reader.LongOrNull(11),
            FirstDigestAt = reader.AtOrNull(12),
            SecondDigestId = reader.LongOrNull(13),
            SecondDigestAt = reader.AtOrNull(14),
        };
    }
}
