using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Costs;

/// <summary>
/// What an organisation says that things cost it. All of it is assumption: every figure in money that is worked out with it is an estimate
/// and is called one. Figures in hours are counted, and do not depend on it.
/// </summary>
public sealed record CostRates
{
    /// <summary>In which all rates are given, as ISO 4217 writes it.</summary>
    public string Currency { get; init; } = "EUR";

    /// <summary>A person's hour.</summary>
    public decimal PersonHour { get; init; } = 80;

    /// <summary>The part of an hour that a person loses while work waits for an hour: people do something else meanwhile. 0..1.</summary>
    public decimal WaitingShare { get; init; } = 0.1m;

    /// <summary>A minute that a check runs.</summary>
    public decimal RunMinute { get; init; } = 0.02m;

    /// <summary>An hour that an environment is there.</summary>
    public decimal EnvironmentHour { get; init; } = 1;

    /// <summary>A person's hours to mend what the build stage found, the cheapest place to find it.</summary>
    public decimal MendHours { get; init; } = 2;

    /// <summary>How many times dearer it is to mend what was found at a stage, the build stage being 1.</summary>
    public IReadOnlyDictionary<Stage, decimal> FoundAt { get; init; } = DefaultFoundAt;

    /// <summary>What stands in <see cref="FoundAt"/> unless somebody says otherwise.</summary>
    public static readonly IReadOnlyDictionary<Stage, decimal> DefaultFoundAt = new Dictionary<Stage, decimal>
    {
        [Stage.Build] = 1,
        [Stage.StubbedFunctional] = 2,
        [Stage.StubbedNonFunctional] = 3,
        [Stage.Integration] = 5,
        [Stage.Extended] = 8,
        [Stage.Canary] = 12,
        [Stage.Production] = 30,
    };

    /// <summary>Work that waited so many seconds.</summary>
    public decimal Waited(long seconds) => Hours(seconds) * WaitingShare * PersonHour;

    /// <summary>Checks that ran so many seconds.</summary>
    public decimal Ran(long seconds) => seconds / 60m * RunMinute;

    /// <summary>Environments that were there so many seconds.</summary>
    public decimal Kept(long seconds) => Hours(seconds) * EnvironmentHour;

    /// <summary>Work of so many person's hours.</summary>
    public decimal Mending(decimal hours) => hours * PersonHour;

    /// <summary>A person's hours to mend what was found there.</summary>
    public decimal MendHoursAt(Stage stage) => FoundAt[stage] * MendHours;

    private static decimal Hours(long seconds) => seconds / 3600m;
}
