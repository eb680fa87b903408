using Dashboard.Simulator.Chance;

namespace Dashboard.Simulator.Organisation;

/// <summary>The organisation at the size asked for: the fourteen first, then ordinary services in teams of eight.</summary>
internal static class Growth
{
    public const int Limit = 500;

    // None of these words may be one the product reads as an environment (test, live, stage …).
    private static readonly string[] Areas =
    [
        "baggage", "bicycle", "cabin", "carbon", "catering", "claims", "coach", "crossing", "delay", "depot", "ferry", "freight",
        "gate", "group", "harbour", "invoice", "locker", "lounge", "map", "meal", "parking", "platform", "season", "voucher",
    ];

    private static readonly string[] Jobs =
    [
        "api", "archive", "calendar", "catalogue", "events", "export", "feed", "forms", "index", "ledger", "limits", "mailer",
        "matcher", "planner", "portal", "prices", "quota", "reports", "rules", "scheduler", "sync", "tracker", "views", "worker",
    ];

    private static readonly string[] FirstNames =
        ["Ada", "Ben", "Cora", "David", "Ewa", "Finn", "Gita", "Hugo", "Iris", "Jan", "Kaya", "Leo", "Marta", "Nils", "Olga", "Pia"];

    private static readonly string[] LastNames =
        ["Adler", "Berg", "Cruz", "Dahl", "Egger", "Fischer", "Gruber", "Holm", "Ito", "Jensen", "Klein", "Lopez", "Moser", "Novak"];

    private static readonly string[][] Stacks =
        [["dotnet-10", "postgresql-17"], ["java-25", "kafka-4"], ["go-1.26", "redis-8"], ["node-22", "mongodb-8"], ["python-3.14", "postgresql-17"]];

    public static IReadOnlyList<ServiceProfile> Of(int services, long seed)
    {
        var all = Lanternway.Services.Take(services).ToList();
        while (all.Count < services)
        {
            all.Add(Another(all.Count - Lanternway.Services.Count, seed));
        }

        return all;
    }

    private static ServiceProfile Another(int number, long seed)
    {
        // 7 and 24 share no factor, so neighbours differ in both words and no pair comes twice.
        var name = $"{Areas[number % Areas.Length]}-{Jobs[((number * 7) + (number / Areas.Length)) % Jobs.Length]}";
        var random = SeededRandom.For(seed, "profile", name);
        var tier = random.Pick([1, 2, 2, 2, 3, 3]);
        return new ServiceProfile(name, TeamOf(number / 8, seed), tier, random.Between(2, 900) * 100)
        {
            Pace = new()
            {
                ReleasesPerWeek = random.Between(0.6, 4.2),
                BuildQueue = new(0.2, random.Between(0.6, 6)),
                Approval = new(8, random.Between(30, 500)),
            },
            Luck = new() { Flaky = random.Between(0, 0.2), BuildBreaks = random.Between(0.02, 0.15), Incident = random.Between(0, 0.05) },
            Load = new([$"{name} round trip"], random.Between(10, 400)) { CpuUse = new(random.Between(0.2, 0.5), random.Between(0.5, 0.78)) },
            Proof = new() { Provenance = random.Happens(0.9), Signature = random.Happens(0.9), DrillEveryDays = random.Pick([0, 0, 30, 60]) },
            Tech = random.Pick(Stacks),
            Money = new(random.Between(10.0, 160.0), random.Between(0, 0.003)),
            UnitTests = random.Between(150, 2600),
        };
    }

    private static Team TeamOf(int number, long seed)
    {
        var random = SeededRandom.For(seed, "team", $"{number}");
        var people = Enumerable.Range(0, 4).Select(i => $"{FirstNames[((number * 4) + i) % FirstNames.Length]} {random.Pick(LastNames)}");
        return new Team($"Team {number + 7}", [.. people]);
    }
}
