using Dashboard.Core.Measuring.Stages;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Measuring.Environments;

/// <summary>The environments of one stage that were made in a window, added up. Times are in the bands of <see cref="TimeBands"/>.</summary>
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

    /// <summary>Made for one user within the minutes of a fast answer and gone within a day: light, on demand.</summary>
    public long Modern { get; init; }

    /// <summary>Those that told all it takes to say whether they are.</summary>
    public long ModernTold { get; init; }

    /// <summary>Seconds that those which are gone had been there.</summary>
    public long LivedSeconds { get; init; }

    /// <summary>How long it took until they were ready.</summary>
    public IReadOnlyDictionary<int, long> Provisioned { get; init; } = new Dictionary<int, long>();

    /// <summary>How long they were there, once they were gone.</summary>
    public IReadOnlyDictionary<int, long> Lived { get; init; } = new Dictionary<int, long>();

    /// <summary>Nothing was made.</summary>
    public static readonly EnvironmentLives None = new();

    private static readonly TimeSpan Light = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Short = TimeSpan.FromDays(1);

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
        Modern = a.Modern + b.Modern,
        ModernTold = a.ModernTold + b.ModernTold,
        LivedSeconds = a.LivedSeconds + b.LivedSeconds,
        Provisioned = TimeBands.Sum(a.Provisioned, b.Provisioned),
        Lived = TimeBands.Sum(a.Lived, b.Lived),
    };

    private static EnvironmentLives OfOne(EnvironmentWord made, TimeSpan? lived)
    {
        var ready = made.ProvisionSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : (TimeSpan?)null;
        var isTold = made.Shared is not null && ready is not null && lived is not null;
        return new()
        {
            Created = 1,
            IsolationTold = made.Isolated is null ? 0 : 1,
            Isolated = made.Isolated == true ? 1 : 0,
            ParityTold = made.ProductionLike is null ? 0 : 1,
            ProductionLike = made.ProductionLike == true ? 1 : 0,
            ModernTold = isTold ? 1 : 0,
            Modern = isTold && made.Shared == false && ready <= Light && lived <= Short ? 1 : 0,
            LivedSeconds = (lived ?? TimeSpan.Zero).Ticks / TimeSpan.TicksPerSecond,
            Provisioned = TimeBands.One(ready),
            Lived = TimeBands.One(lived),
        };
    }
}
