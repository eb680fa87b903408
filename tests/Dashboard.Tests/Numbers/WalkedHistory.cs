using System.Globalization;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Numbers;

/// <summary>
/// Three services in their own senders' words, good and bad, so that every check has a number. Times are whole minutes: what
/// recomputes them may count minute by minute.
/// </summary>
internal static class WalkedHistory
{
    private static readonly string[] BuildChecks = ["unit", "sast", "secret-scan", "sca", "sbom", "signature", "provenance", "lint"];
    private static int _digest;

    /// <summary>Each group is sent as one request, in this order.</summary>
    public static IEnumerable<IReadOnlyList<Dictionary<string, object>>> All()
    {
        _digest = 0;
        yield return Good("cart", "2.0", 40, 2, journey: ("pay", 1150, 1000));
        yield return Good("cart", "2.1", 25, 2, journey: ("pay", 1150, 1000));
        yield return Without(Good("cart", "2.2", 20, 2), e => Is(e, "check", "sca") || Is(e, "check", "load") || Is(e, "check", "peak-load"));
        yield return [.. Good("cart", "2.3", 15, 2), Event("service.rolledback", "cart", 15, 200, ("version", "2.3"), ("environment", "production"), ("outcome", "success"))];
        yield return Aborted(Good("cart", "2.4", 10, 2));
        yield return Good("cart", "2.5", 5, 2, journey: ("pay", 980, 1000));
        yield return [.. Good("cart", "2.6", 1, 2).Take(9)];
        yield return Good("mail", "1.0", 35, 3);
        yield return Slow(Good("mail", "1.1", 12, 3, promisesKept: 17));
        yield return Without(Good("mail", "1.2", 6, 3), e => Is(e, "type", "change.merged") || Is(e, "check", "canary-analysis") || Is(e, "type", "approval.closed") || Is(e, "check", "sbom"));
        yield return Good("mail", "1.3", 3, 3, journey: ("send", 90, 100));
        for (var build = 0; build < 16; build++)
            yield return Catalogue(build);
        yield return [Cost("cart", 50, 400), Cost("cart", 30, 410.5m), Cost("cart", 20, 500), Cost("cart", 2, 450.25m), Cost("mail", 40, 90), Cost("mail", 10, 120)];
    }

    // Merged, built, checked, proven, approved and shipped within two and a half hours.
    private static List<Dictionary<string, object>> Good(
        string service, string version, int daysAgo, int tier, int promisesKept = 20, (string Name, int Achieved, int Expected)? journey = null, string? tech = null)
    {
        var digest = $"sha256:{++_digest:x64}";
        var commit = $"{_digest:x40}";
        List<Dictionary<string, object>> events =
        [
            Event("change.merged", service, daysAgo, 0, ("commit", commit), ("author", "ada"), ("reviewer", "grace"), ("decision", "approved"), ("class", "feature")),
            Run("build.finished", service, daysAgo, 3, 5, ("version", version), ("digest", digest), ("commit", commit), ("manifest", "logic,monitoring"), ("tier", tier), ("customers", 1000 + tier)),
            .. BuildChecks.Select(check => Check(check, null, service, version, digest, daysAgo, 5, 8)),
            Check("functional", null, service, version, digest, daysAgo, 8, 10, ("total", 30), ("passed", 30)),
            Check("acceptance", null, service, version, digest, daysAgo, 8, 11, [("total", 20), ("passed", promisesKept), .. promisesKept < 20 ? new (string, object)[] { ("outcome", "failure") } : []]),
            Check("load", null, service, version, digest, daysAgo, 8, 12, ("usedCpu", 0.6), ("requestedCpu", 1), ("usedMemory", 300), ("requestedMemory", 512)),
            Check("rolling-compatibility", "stubbed-non-functional", service, version, digest, daysAgo, 8, 9),
            Event("service.deployed", service, daysAgo, 12, ("version", version), ("digest", digest), ("environment", "integration"), ("outcome", "success")),
            Check("integration", null, service, version, digest, daysAgo, 12, 14),
            Check("peak-load", null, service, version, digest, daysAgo, 40, 60, journey is { } j ? [("journey", j.Name), ("achieved", j.Achieved), ("expected", j.Expected)] : []),
            Check("soak", null, service, version, digest, daysAgo, 40, 100),
            Event("approval.created", service, daysAgo, 105, ("version", version), ("digest", digest), ("gate", "ready-to-ship")),
            Check("canary-analysis", null, service, version, digest, daysAgo, 110, 125),
            Event("approval.closed", service, daysAgo, 135, ("version", version), ("digest", digest), ("gate", "ready-to-ship"), ("decision", "approved"), ("actor", "grace")),
            Event("service.deployed", service, daysAgo, 150, ("version", version), ("digest", digest), ("environment", "production"), ("outcome", "success"), ("actor", "grace")),
        ];
        events[1]["queued"] = At(daysAgo, 1);
        if (tech is not null)
            events[1]["tech"] = tech;
        return events;
    }

    // Ten builds without a technology and six with it; every fourth was never proven for extended tests. None of them shipped.
    private static List<Dictionary<string, object>> Catalogue(int build)
    {
        var events = Good("catalogue", $"3.{build}", 60 - (build * 3), 3, tech: build >= 10 ? "lantern" : null).Take(16).ToList();
        return build % 4 == 3 ? Without(events, e => Is(e, "check", "integration")) : events;
    }

    // Given to one in twenty, and turned back.
    private static List<Dictionary<string, object>> Aborted(List<Dictionary<string, object>> events)
    {
        var names = events[^1];
        (string, object)[] release = [("version", names["version"]), ("digest", names["digest"]), ("environment", "production")];
        return
        [
            .. events.SkipLast(1),
            Event("rollout.started", "cart", 10, 150, [.. release, ("weight", 5), ("actor", "grace")]),
            Event("rollout.aborted", "cart", 10, 180, [.. release, ("weight", 0), ("actor", "grace")]),
        ];
    }

    // The integration test ran twice, the second time late.
    private static List<Dictionary<string, object>> Slow(List<Dictionary<string, object>> events)
    {
        var first = events.Single(e => Is(e, "check", "integration"));
        var second = new Dictionary<string, object>(first) { ["id"] = $"{first["id"]}-again", ["started"] = At(12, 20), ["finished"] = At(12, 30) };
        (first["started"], first["finished"]) = (At(12, 13), At(12, 18));
        return [.. events, second];
    }

    private static List<Dictionary<string, object>> Without(IEnumerable<Dictionary<string, object>> events, Func<Dictionary<string, object>, bool> left) => [.. events.Where(e => !left(e))];

    private static bool Is(Dictionary<string, object> e, string key, string value) => e.TryGetValue(key, out var said) && said.Equals(value);

    private static Dictionary<string, object> Cost(string service, int daysAgo, decimal amount) =>
        Event("cost.recorded", service, daysAgo, 0, ("amount", amount), ("currency", "EUR"), ("environment", "production"), ("kind", "compute"));

    private static Dictionary<string, object> Check(
        string check, string? stage, string service, string version, string digest, int daysAgo, int started, int finished, params (string, object)[] more)
    {
        var e = Run("testsuiterun.finished", service, daysAgo, started, finished, [("check", check), ("version", version), ("digest", digest), .. more]);
        if (stage is not null)
            e["stage"] = stage;
        return e;
    }

    private static Dictionary<string, object> Run(string type, string service, int daysAgo, int started, int finished, params (string, object)[] more)
    {
        var e = Event(type, service, daysAgo, finished, [("outcome", "success"), ("started", At(daysAgo, started)), ("finished", At(daysAgo, finished)), .. more]);
        e.Remove("at");
        return e;
    }

    private static Dictionary<string, object> Event(string type, string service, int daysAgo, int minute, params (string Key, object Value)[] more)
    {
        var e = new Dictionary<string, object> { ["type"] = type, ["service"] = service, ["at"] = At(daysAgo, minute) };
        foreach (var (key, value) in more)
            e[key] = value;
        e["id"] = string.Join('/', new[] { "type", "service", "version", "commit", "check", "environment", "at", "finished" }.Where(e.ContainsKey).Select(k => e[k]));
        return e;
    }

    private static string At(int daysAgo, int minute) => ReadApp.Now.AddDays(-daysAgo).AddMinutes(minute - 90).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
