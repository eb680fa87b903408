using Dashboard.Core.Costs;
using Dashboard.Core.Measuring.Stages;
using Dashboard.Core.Pipeline;
using Dashboard.Journal.Writing;

namespace Dashboard.Figures;

/// What the releases of one service had wrong, release by release: where it was found first, what ran for them in vain, and main.
public sealed class ServiceFinds
{
    private const int DaysPerWeek = 7;
    private static readonly int Stages = Enum.GetValues<Stage>().Length;

    private readonly Dictionary<Stage, long> _found = [];
    private readonly List<MainBuild> _builds = [];

    // Few services have something wrong in every week.
    private readonly long[]?[] _weeks = new long[]?[StageTally.Weeks];
    private IReadOnlyList<RedStretch>? _red;

    /// Releases of the window that a stage holds back, by the first such stage.
    public IReadOnlyDictionary<Stage, long> Found => _found;

    public long HeldBack => _found.Values.Sum();

    /// How long anything ran for them.
    public long HeldBackSeconds { get; private set; }

    /// Flaky checks of all other releases, and the time of their tries that failed.
    public long Flaky { get; private set; }

    public long FlakySeconds { get; private set; }

    /// Builds of the window that told how they ended.
    public long Builds { get; private set; }

    /// The newest day on which something of it was rebuilt from zero and passed; null where nothing was in twelve weeks.
    public DateOnly? RebuiltOn { get; private set; }

    /// When main was red: those of twelve weeks.
    public IReadOnlyList<RedStretch> Red => _red ??= RedMain.Of(_builds);

    /// The same as Found of a week, so many weeks ago; null where nothing was found.
    public IReadOnlyList<long>? FoundIn(int week) => _weeks[week];

    internal void Add(IReadOnlyList<StagePart> parts, DateTimeOffset at, int today)
    {
        var wholes = parts.Where(p => p.Line is { Check.Length: 0, Facet.Length: 0 }).ToList();
        if (wholes.Find(p => p.Line.Stage == Stage.Build && p.Sums.Releases > 0) is { } build)
        {
            _builds.Add(new(at, build.Sums.Held > 0));
            Builds += IsInWindow(build.Day, today) ? 1 : 0;
        }

        foreach (var rebuilt in parts.Where(p => p.Line == StageSides.Rebuilt(p.Line.Stage) && !(p.Day < RebuiltOn)))
        {
            RebuiltOn = rebuilt.Day;
        }

        if (wholes.Where(p => p.Sums.Held > 0).MinBy(p => p.Line.Stage) is { } first)
        {
            AddFound(first, wholes, today);
        }
        else
        {
            foreach (var flaky in parts.Where(p => p.Line == StageSides.Flaky(p.Line.Stage) && IsInWindow(p.Day, today)))
            {
                (Flaky, FlakySeconds) = (Flaky + flaky.Sums.Flaky, FlakySeconds + flaky.Sums.RanSeconds);
            }
        }
    }

    private void AddFound(StagePart first, List<StagePart> wholes, int today)
    {
        if (IsInWindow(first.Day, today))
        {
            _found[first.Line.Stage] = _found.GetValueOrDefault(first.Line.Stage) + 1;
            HeldBackSeconds += wholes.Sum(p => p.Sums.RanSeconds);
        }

        if (Math.Max(0, today - Rollups.DayOf(first.Day)) / DaysPerWeek is var week && week < StageTally.Weeks)
        {
            (_weeks[week] ??= new long[Stages])[(int)first.Line.Stage]++;
        }
    }

    private static bool IsInWindow(DateOnly day, int today) => today - Rollups.DayOf(day) < StageFigures.Days;
}
