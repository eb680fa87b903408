namespace Dashboard.Tests.Numbers;

/// <summary>One piece of evidence that the built-in agreement asks for, and how raw bodies answer it.</summary>
internal sealed record RawItem(int Gate, string Stage, string[] Checks, int Weight, string[] Roles, bool Passed, bool HasData, DateTimeOffset? NewestAt)
{
    /// <summary>Weight 3: only a pass will do; 2: any result; 1: nothing depends on it.</summary>
    public bool Closes => Weight == 3 ? !Passed : Weight == 2 && !HasData;

    public bool CanClose => Weight >= 2;
}

/// <summary>The agreement written down a second time, by hand, and gates decided from bodies by the plainest code that does it.</summary>
internal static class RawGates
{
    private const int TierUntold = 2;

    // gate; stage; checks; weights for tiers 1, 2 and 3; roles.
    private const string Agreement =
        """
        0;build;build;333;ceo,cto
        0;build;unit;333;ceo,cto
        0;build;digest;333;ciso,legal
        0;build;sast;333;ciso
        0;build;secret-scan;333;ciso
        0;build;sca;333;ciso
        0;build;sbom;221;ciso,legal
        0;build;provenance;211;ciso,legal
        0;build;signature;211;ciso,legal
        0;build;lint;111;cto
        1;stubbed-functional;functional;333;ceo,cto
        1;stubbed-functional;acceptance;211;ceo
        1;stubbed-non-functional;load;332;ceo,coo
        1;stubbed-non-functional;rolling-compatibility;321;cto
        1;stubbed-non-functional;degradation;311;ceo
        1;stubbed-non-functional;fault;311;ceo
        1;integration;deployment;333;ceo,cto
        1;integration;integration,journey;333;ceo,cto
        1;build;monitoring;211;coo,cto
        2;extended;peak-load;321;ceo,coo
        2;extended;soak;321;ceo,coo
        2;extended;fault;211;cto
        2;extended;rolling-compatibility;211;cto
        2;build;review;333;ciso,legal
        3;canary;canary-analysis;332;ceo,coo,cto
        3;canary;accountable;222;legal
        3;canary;rollback-ready;111;coo,cto
        """;

    /// <summary>Every item as it stood at a moment. <paramref name="others"/>: deployments of the whole service, for the way back.</summary>
    public static IReadOnlyList<RawItem> Items(IReadOnlyList<RawBody> release, DateTimeOffset at, IReadOnlyList<RawBody>? others = null)
    {
        var told = release.Where(b => b.At <= at).ToList();
        var tier = (int)(release.FirstOrDefault(b => b.Number("tier") is not null)?.Number("tier") ?? TierUntold);
        return [.. Agreement.Split('\n').Select(line => line.Trim().Split(';')).Select(cell =>
        {
            var (passed, data, newest) = Proof(cell[1], cell[2].Split(','), told, at, others ?? []);
            return new RawItem(int.Parse(cell[0]), cell[1], cell[2].Split(','), cell[3][tier - 1] - '0', cell[4].Split(','), passed, data, newest);
        })];
    }

    /// <summary>The four answers: a gate behind a closed one is closed.</summary>
    public static bool[] Open(IReadOnlyList<RawItem> items, bool turnedBack = false)
    {
        var open = new bool[4];
        for (var gate = 0; gate < 4; gate++)
            open[gate] = !turnedBack && (gate == 0 || open[gate - 1]) && !items.Any(i => i.Gate == gate && i.Closes);
        return open;
    }

    // A way back is known only where a deployment named its digest itself.
    private static (bool Passed, bool Data, DateTimeOffset? Newest) Proof(string stage, string[] checks, List<RawBody> told, DateTimeOffset at, IReadOnlyList<RawBody> others) => checks[0] switch
    {
        "digest" => Said(told.Find(b => b.Text("digest") is not null)),
        "monitoring" => Said(told.Find(b => b.Text("manifest")?.Contains("monitoring", StringComparison.Ordinal) == true)),
        "review" => Said(told.Find(b => b.Type is "change.merged" or "change.reviewed" && b.Text("decision") == "approved" && b.Text("reviewer") is { } reviewer && reviewer != b.Text("author"))),
        "accountable" => Said(told.FindLast(b => b.Text("actor") is not null
            && ((b.Type == "approval.closed" && b.Text("decision") == "approved") || b.Type.StartsWith("rollout.", StringComparison.Ordinal)))),
        "rollback-ready" => Said(others.FirstOrDefault(b => b.Ships && b.At < at && b.Text("digest") is not null && told.TrueForAll(own => own.Text("digest") is null || own.Text("digest") != b.Text("digest")))),
        _ => Runs([.. told.Where(b => b.Stage == stage && checks.Contains(b.Check) && b.IsRun)]),
    };

    private static (bool, bool, DateTimeOffset?) Said(RawBody? body) => (body is not null, body is not null, body?.At);

    // Of every suite the newest; all must have passed.
    private static (bool, bool, DateTimeOffset?) Runs(List<RawBody> runs)
    {
        var newest = runs.GroupBy(b => b.Suite).Select(suite => suite.MaxBy(b => b.At)!).ToList();
        return (newest.Count > 0 && newest.TrueForAll(b => b.Passed), newest.Count > 0, newest.Max(b => (DateTimeOffset?)b.At));
    }
}
