using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Agreements;

/// <summary>How much a gate cares about one kind of evidence.</summary>
public enum Level
{
    /// <summary>Not asked of this tier. Comes only from the agreement, never from absence.</summary>
    NotApplicable,

    /// <summary>Lowers the proven share when it is not passed; weight 1.</summary>
    Wanted,

    /// <summary>Closes the gate when missing or stale, lowers the share when failed; weight 2.</summary>
    MustHaveData,

    /// <summary>Closes the gate when failed, missing or stale; weight 3.</summary>
    Critical,
}

/// <summary>One kind of evidence a gate expects.</summary>
public sealed record Requirement
{
    /// <summary>The gate that asks.</summary>
    public required Gate Gate { get; init; }

    /// <summary>The stage that must have proven it.</summary>
    public required Stage Stage { get; init; }

    /// <summary>The checks any of which proves it; the first gives the item its name.</summary>
    public required IReadOnlyList<string> Checks { get; init; }

    /// <summary>The level for tiers 1, 2 and 3.</summary>
    public required IReadOnlyList<Level> Levels { get; init; }

    /// <summary>How old the proof may be while the release is in flight; null never ages.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>The leaders whose confidence rests on it.</summary>
    public required IReadOnlyList<Role> Roles { get; init; }

    /// <summary><c>stage/check</c>, the item's name everywhere.</summary>
    public string Item => $"{Slug.Of(Stage)}/{Checks[0]}";

    /// <summary>True when this check at this stage proves it.</summary>
    public bool IsProvenBy(Stage? stage, string? check)
    {
        if (stage != Stage)
        {
            return false;
        }

        for (var i = 0; i < Checks.Count; i++)
        {
            if (Checks[i] == check)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The level for a tier, 1..3.</summary>
    public Level LevelFor(int tier) => Levels[Math.Clamp(tier, 1, 3) - 1];

    /// <summary>Weight of a level in every proven share: 3, 2, 1, 0.</summary>
    public static int Weight(Level level) => (int)level;
}
