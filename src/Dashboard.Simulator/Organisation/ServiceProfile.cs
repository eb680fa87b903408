using Dashboard.Simulator.Chance;

namespace Dashboard.Simulator.Organisation;

/// <summary>What a service is and how its team behaves: the numbers every release of it is drawn from.</summary>
internal sealed record ServiceProfile(string Name, Team Team, int Tier, int Customers)
{
    /// <summary>The tale this service is in the organisation for; most have none.</summary>
    public Character Character { get; init; }

    /// <summary>Where its last release stands at the end of the history.</summary>
    public MidLife MidLife { get; init; }

    public Pace Pace { get; init; } = new();

    public Luck Luck { get; init; } = new();

    public Load Load { get; init; } = new([]);

    public Proof Proof { get; init; } = new();

    public Money Money { get; init; } = new();

    public Canary Canary { get; init; } = new();

    /// <summary>Technology tags of its builds.</summary>
    public string[] Tech { get; init; } = ["dotnet-10", "postgresql-17"];

    /// <summary>A technology that joins its builds at this share of the history.</summary>
    public Adoption? Adopts { get; init; }

    /// <summary>Statements kept as evidence: objectives, agreements, sizing.</summary>
    public string[] Statements { get; init; } = [];

    /// <summary>Automated tests at the start of the history; they grow with every release.</summary>
    public int UnitTests { get; init; } = 640;
}

/// <summary>How often and how fast; ranges in minutes.</summary>
internal sealed record Pace
{
    public double ReleasesPerWeek { get; init; } = 2;

    /// <summary>Hours of the day in which changes are merged.</summary>
    public Spread MergeHours { get; init; } = new(9.5, 15.5);

    public Spread BuildQueue { get; init; } = new(0.2, 1.2);

    public Spread Build { get; init; } = new(2.6, 3.8);

    public Spread Functional { get; init; } = new(2.2, 3.6);

    public Spread LoadTest { get; init; } = new(3.2, 4.4);

    public Spread IntegrationQueue { get; init; } = new(0.1, 0.7);

    /// <summary>Hour at which the night's extended tests may start.</summary>
    public double NightHour { get; init; } = 20;

    public Spread Soak { get; init; } = new(300, 420);

    /// <summary>From asking for the approval to having it.</summary>
    public Spread Approval { get; init; } = new(10, 70);

    /// <summary>Hour at which the team looks at what the night proved.</summary>
    public double MorningHour { get; init; } = 8.4;
}

/// <summary>Probabilities per release.</summary>
internal sealed record Luck
{
    public double BuildBreaks { get; init; } = 0.07;

    public double FeedbackFails { get; init; } = 0.05;

    public double Flaky { get; init; } = 0.05;

    public double NightFails { get; init; } = 0.05;

    /// <summary>An alarm in the night that holds the release until somebody has looked at it.</summary>
    public double NightAlarm { get; init; } = 0.03;

    public double CanaryAborts { get; init; } = 0.03;

    public double Incident { get; init; } = 0.05;

    /// <summary>A second change the same day overtakes this one before the night.</summary>
    public double Overtaken { get; init; } = 0.06;

    /// <summary>Failures among the first releases after a new technology, added to the usual ones.</summary>
    public double AfterAdoption { get; init; }
}

/// <summary>Critical journeys and how the service carries them.</summary>
internal sealed record Load(string[] Journeys, int ExpectedPerSecond = 120)
{
    /// <summary>Achieved as a share of the expected peak.</summary>
    public Spread Headroom { get; init; } = new(1.06, 1.35);

    /// <summary>CPU used as a share of CPU requested, under load.</summary>
    public Spread CpuUse { get; init; } = new(0.48, 0.71);

    public double RequestedCpu { get; init; } = 4;

    public int RequestedMemory { get; init; } = 4096;
}

/// <summary>Which proof its pipeline makes.</summary>
internal sealed record Proof
{
    public bool Sbom { get; init; } = true;

    public bool Provenance { get; init; } = true;

    public bool Signature { get; init; } = true;

    public bool Monitoring { get; init; } = true;

    /// <summary>Weekly rebuild from nothing.</summary>
    public bool Rebuilds { get; init; }

    /// <summary>Days between practised rollbacks; 0 is never.</summary>
    public int DrillEveryDays { get; init; }
}

/// <summary>Euro a day in production at the start, and what a day adds to it.</summary>
internal sealed record Money(double PerDay = 40, double GrowthPerDay = 0.0005, double PerNight = 14);

/// <summary>Weights before everyone, and minutes at each.</summary>
internal sealed record Canary
{
    public int[] Weights { get; init; } = [5, 25, 50];

    public Spread Bake { get; init; } = new(18, 35);
}

internal sealed record Adoption(string Technology, double AtShare);

internal enum Character
{
    Ordinary,
    Heroic,
    Bypassing,
    Learning,
    RebuildsOneVersion,
}

internal enum MidLife
{
    WhereverItIs,
    CanaryAtQuarter,
    CanaryNearTheLine,
    WaitingForApproval,
    HeldByPeakLoad,
    WaitedTooLong,
}
