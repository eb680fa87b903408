using Dashboard.Core.Measuring.Stages;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Measuring.Environments;

/// <summary>
/// The environments of one stage that were made in a window, added up. Times are in the bands of <see cref="TimeBands"/>.
/// Whether one stood idle, or is light and made on demand, is read in one place: <see cref="StageSides.Environments"/>.
/// </summary>
public sealed record EnvironmentLives
{
    /// <summary>Made in the window.</summary>
    public long Created { get; init; }

    /// <summary>Those that told whether they stand alone, and do.</summary>
    public long IsolationTold { get; init; }

    /// <summary>See <see cref="IsolationTold"/>.</summary>
    public long Isolated { get; init; }

    /// <summary>Those that told whether they are made like production, and are.</summary>
    public long ParityTold { get; init; }

    /// <summary>See <see cref="ParityTold"/>.</summary>
    public long ProductionLike { get; init; }

    /// <summary>How long it took until they were ready.</summary>
    public IReadOnlyDictionary<int, long> Provisioned { get; init; } = new Dictionary<int, long>();

    /// <summary>How long they were there, once they were gone.</summary>
    public IReadOnlyDictionary<int, long> Lived { get; init; } = new Dictionary<int, long>();

    /// <summary>Nothing was made.</summary>
    public static readonly EnvironmentLives None = new();

    /// <summary>The words of one service, stage by stage. A life begins with its creation and ends with the next deletion of that name, if it does.</summary>
    public static IReadOnlyDictionary<Stage, EnvironmentLives> Of(IEnumerable<EnvironmentWord> words, DateTimeOffset from)
    {
        var lives = new Dictionary<Stage, EnvironmentLives>();
        foreach (var told in words.GroupBy(w => w.Environment.ToLowerInvariant(), StringComparer.Ordinal).Select(g => g.OrderBy(w => w.At).ToList()))
        {
            for (var i = 0; i < told.Count; i++)
            {
                if (told[i] is { Change: EnvironmentChange.Created, Stage: { } stage } made && made.At >= from)
                {
                    var next = told.Skip(i + 1).FirstOrDefault(w => w.Change != EnvironmentChange.Modified);
                    var life = OfOne(made, next is { Change: EnvironmentChange.Deleted } gone ? gone.At - made.At : null);
                    lives[stage] = lives.GetValueOrDefault(stage, None) + life;
                }
            }
        }

        return lives;
    }

    public static EnvironmentLives operator +(EnvironmentLives a, EnvironmentLives b) => new()
    {
        Created = a.Created + b.Created,
        IsolationTold = a.IsolationTold + b.IsolationTold,
        Isolated = a.Isolated + b.Isolated,
        ParityTold = a.ParityTold + b.ParityTold,
        ProductionLike = a.ProductionLike + b.ProductionLike,
        Provisioned = TimeBands.Sum(a.Provisioned, b.Provisioned),
        Lived = TimeBands.Sum(a.Lived, b.Lived),
    };

    private static EnvironmentLives OfOne(EnvironmentWord made, TimeSpan? lived) => new()
    {
        Created = 1,
        IsolationTold = made.Isolated is null ? 0 : 1,
        Isolated = made.Isolated == true ? 1 : 0,
        ParityTold = made.ProductionLike is null ? 0 : 1,
        ProductionLike = made.ProductionLike == true ? 1 : 0,
        Provisioned = TimeBands.One(made.ProvisionSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null),
        Lived = TimeBands.One(lived),
    };
}
