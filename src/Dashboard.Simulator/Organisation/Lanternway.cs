namespace Dashboard.Simulator.Organisation;

/// <summary>Lanternway sells train and ferry tickets: fourteen services, six teams.</summary>
internal static class Lanternway
{
    public const string Registry = "registry.lanternway.example";
    public const string ContinuousIntegration = "https://ci.lanternway.example";
    public const string KeeperOfIntegration = "customer-profile";
    public const string Handbook = "https://handbook.lanternway.example";

    private static readonly Team Discover = new("Discover", "Ines Falk", "Tomasz Wilk", "Amara Nwosu", "Jonas Beck");
    private static readonly Team Sell = new("Sell", "Priya Raman", "Lukas Horn", "Elif Demir", "Sam Whitlock");
    private static readonly Team Money = new("Money", "Gregor Stahl", "Nadia Petrova", "Ruben Castro", "Hanne Lund");
    private static readonly Team Travel = new("Travel", "Maeve Doyle", "Kofi Mensah", "Yuki Arai", "Paul Richter");
    private static readonly Team Partners = new("Partners", "Victor Hale", "Chiara Conti", "Omar Said", "Lena Vogt");
    private static readonly Team Inside = new("Inside", "Ruth Ekberg", "Dario Kovac", "Mina Haddad", "Felix Brandt");

    private static readonly string[] AllStatements =
    [
        "sla", "slo", "nfr", "right-sizing", "dynamic-scaling", "test-ownership", "ownership-agreement", "data-agreement",
        "stability-agreement", "promotion-rules",
    ];

    /// <summary>The stories come first, so that a smaller organisation still tells them.</summary>
    public static IReadOnlyList<ServiceProfile> Services { get; } =
        [Timetable, Payments, TicketWallet, PartnerGateway, Booking, FareEngine, SeatSearch, CustomerProfile, Refunds, Notifications,
         StationDisplays, Loyalty, BackOffice, CrewRota];

    /// <summary>Ships small every day, late merges proven over night, live before the coffee is cold.</summary>
    private static ServiceProfile Timetable => new("timetable", Discover, 1, 610_000)
    {
        Pace = new()
        {
            ReleasesPerWeek = 5,
            MergeHours = new(15.6, 17.1),
            Build = new(2.1, 2.6),
            Functional = new(2, 2.6),
            LoadTest = new(2.8, 3.4),
            NightHour = 18,
            Soak = new(640, 700),
            Approval = new(4, 15),
            MorningHour = 8,
        },
        Luck = new() { BuildBreaks = 0, FeedbackFails = 0, Flaky = 0, NightFails = 0, NightAlarm = 0, CanaryAborts = 0, Incident = 0, Overtaken = 0 },
        Load = new(["plan a trip", "departures now"], 900),
        Proof = new() { Rebuilds = true, DrillEveryDays = 14 },
        Canary = new() { Weights = [5, 25, 50], Bake = new(25, 32) },
        Statements = AllStatements,
        UnitTests = 1840,
    };

    /// <summary>Big, rare, on Friday nights, with a checklist.</summary>
    private static ServiceProfile Payments => new("payments", Money, 1, 88_000)
    {
        Character = Character.Heroic,
        Pace = new() { Build = new(7, 10), Functional = new(9, 14), LoadTest = new(8, 12), BuildQueue = new(1, 5), Approval = new(240, 1300) },
        Load = new(["pay by card", "pay by invoice"], 210) { Headroom = new(1.01, 1.08), CpuUse = new(0.66, 0.79) },
        Tech = ["java-17", "oracle-19"],
        Money = new(180, 0.0004, 22),
        Statements = ["sla", "nfr"],
        UnitTests = 3120,
    };

    /// <summary>Every incident of this team ends as a check that stops the next one.</summary>
    private static ServiceProfile TicketWallet => new("ticket-wallet", Travel, 1, 210_000)
    {
        Character = Character.Learning,
        Pace = new() { ReleasesPerWeek = 3, Approval = new(6, 30), NightHour = 18.5, Soak = new(480, 560) },
        Luck = new() { Incident = 0, CanaryAborts = 0, NightFails = 0.02, FeedbackFails = 0.02 },
        Load = new(["show my ticket", "inspect a ticket"], 640),
        Proof = new() { DrillEveryDays = 21, Rebuilds = true },
        Statements = AllStatements,
        UnitTests = 1320,
    };

    /// <summary>Finds the gates slow and knows the way around them.</summary>
    private static ServiceProfile PartnerGateway => new("partner-gateway", Partners, 2, 12_000)
    {
        Character = Character.Bypassing,
        Pace = new() { ReleasesPerWeek = 1.6, BuildQueue = new(0.5, 3), Approval = new(30, 240) },
        Luck = new() { BuildBreaks = 0.14, FeedbackFails = 0.1 },
        Load = new(["sell through a partner"], 60) { CpuUse = new(0.22, 0.36) },
        Tech = ["node-22", "redis-8"],
        Statements = ["sla"],
        UnitTests = 410,
    };

    /// <summary>Its functional suite fails, is started again and passes, on the same artifact.</summary>
    private static ServiceProfile Booking => new("booking", Sell, 1, 96_000)
    {
        Pace = new() { ReleasesPerWeek = 3, Functional = new(3.5, 5), Approval = new(15, 90) },
        Luck = new() { Flaky = 0.42, BuildBreaks = 0.1 },
        Load = new(["book a seat", "change a booking"], 320) { Headroom = new(1.02, 1.18) },
        Money = new(120, 0.0006, 26),
        Statements = ["sla", "slo", "nfr", "test-ownership", "promotion-rules"],
        UnitTests = 2210,
    };

    /// <summary>Waits for a builder, then for a load test of twenty minutes.</summary>
    private static ServiceProfile FareEngine => new("fare-engine", Sell, 2, 300_000)
    {
        Pace = new()
        {
            ReleasesPerWeek = 2,
            BuildQueue = new(6, 24),
            Build = new(8, 12),
            Functional = new(5, 8),
            LoadTest = new(18, 27),
            IntegrationQueue = new(12, 55),
            Approval = new(60, 300),
        },
        Load = new(["price a journey", "price a group"], 480) { Headroom = new(0.96, 1.12), CpuUse = new(0.7, 0.79) },
        Tech = ["cpp-23", "redis-8"],
        Money = new(210, 0.0003, 44),
        Statements = ["slo", "nfr", "right-sizing"],
        UnitTests = 4150,
    };

    /// <summary>Brought a new language in without losing its pace.</summary>
    private static ServiceProfile SeatSearch => new("seat-search", Discover, 1, 420_000)
    {
        MidLife = MidLife.CanaryAtQuarter,
        Pace = new() { ReleasesPerWeek = 3, Approval = new(8, 40), NightHour = 19, Soak = new(420, 500) },
        Luck = new() { FeedbackFails = 0.04, NightFails = 0.03, CanaryAborts = 0.04 },
        Load = new(["find a seat", "seat map"], 720),
        Tech = ["dotnet-10", "opensearch-3"],
        Adopts = new("rust-1.95", 0.55),
        Proof = new() { DrillEveryDays = 28 },
        Statements = AllStatements,
        UnitTests = 1510,
    };

    private static ServiceProfile CustomerProfile => new("customer-profile", Inside, 2, 70_000)
    {
        MidLife = MidLife.HeldByPeakLoad,
        Load = new(["sign in", "update my details"], 150),
        Statements = ["slo", "data-agreement", "ownership-agreement"],
        UnitTests = 880,
    };

    private static ServiceProfile Refunds => new("refunds", Money, 2, 3_500)
    {
        MidLife = MidLife.WaitingForApproval,
        Pace = new() { ReleasesPerWeek = 1.4, Approval = new(180, 1500) },
        Load = new(["claim a refund"], 20) { CpuUse = new(0.41, 0.52), RequestedCpu = 1 },
        Tech = ["java-25", "postgresql-17"],
        Statements = ["sla", "stability-agreement"],
    };

    private static ServiceProfile Notifications => new("notifications", Travel, 2, 150_000)
    {
        MidLife = MidLife.CanaryNearTheLine,
        Proof = new() { Provenance = false },
        Luck = new() { AfterAdoption = 0.3 },
        Load = new(["send a delay alert"], 260),
        Tech = ["go-1.26", "kafka-4"],
        Adopts = new("webpush-3", 0.68),
        Canary = new() { Weights = [10, 30, 60], Bake = new(20, 40) },
        Statements = ["slo"],
        UnitTests = 520,
    };

    /// <summary>Costs more every day and uses a third of what it asks for.</summary>
    private static ServiceProfile StationDisplays => new("station-displays", Travel, 2, 55_000)
    {
        Pace = new() { ReleasesPerWeek = 1.6 },
        Load = new(["refresh a board"], 90) { CpuUse = new(0.28, 0.36), RequestedCpu = 24, RequestedMemory = 49_152 },
        Tech = ["go-1.26", "mqtt-5"],
        Money = new(240, 0.009, 60),
        UnitTests = 300,
    };

    private static ServiceProfile Loyalty => new("loyalty", Partners, 2, 40_000)
    {
        MidLife = MidLife.WaitedTooLong,
        Pace = new() { ReleasesPerWeek = 1.2, Approval = new(120, 900) },
        Load = new(["collect points", "spend points"], 70),
        Tech = ["node-22", "mongodb-8"],
        Statements = ["nfr"],
    };

    /// <summary>No list of parts, no provenance, no signature; nobody outside sees it.</summary>
    private static ServiceProfile BackOffice => new("back-office", Inside, 3, 300)
    {
        Character = Character.RebuildsOneVersion,
        Pace = new() { ReleasesPerWeek = 1 },
        Proof = new() { Sbom = false, Provenance = false, Signature = false, Monitoring = false },
        Load = new(["search a customer"], 8) { CpuUse = new(0.14, 0.22), RequestedCpu = 2 },
        Tech = ["python-3.14", "postgresql-17"],
        Canary = new() { Weights = [50], Bake = new(25, 45) },
        Money = new(18, 0.0002, 4),
        UnitTests = 190,
    };

    private static ServiceProfile CrewRota => new("crew-rota", Inside, 3, 900)
    {
        Pace = new() { ReleasesPerWeek = 1 },
        Load = new(["publish a rota"], 12) { RequestedCpu = 1 },
        Canary = new() { Weights = [50], Bake = new(25, 45) },
        Money = new(16, 0.0002, 4),
        UnitTests = 350,
    };
}
