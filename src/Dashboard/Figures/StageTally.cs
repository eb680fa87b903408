using Dashboard.Core.Measuring.Stages;

namespace Dashboard.Figures;

/// One line of a stage, added up: over the window, and its first tries week by week, this week first.
public sealed class StageTally
{
    public const int Weeks = 12;
    private const int DaysPerWeek = 7;

    private readonly Dictionary<int, long> _ran = [];
    private readonly Dictionary<int, long> _waited = [];
    private readonly (long Green, long Of)[] _weeks = new (long, long)[Weeks];

    // Few lines have a habit.
    private (long Kept, long Told)[]? _habit;

    public StageSums Sums { get; private set; } = StageSums.Zero;

    public IReadOnlyDictionary<int, long> Ran => _ran;

    public IReadOnlyDictionary<int, long> Waited => _waited;

    /// The newest day that anything counts on; null of nothing.
    public DateOnly? Newest { get; private set; }

    /// Share green at the first try in each week, oldest first; a week without a release is a gap.
    public IReadOnlyList<double?> Trend => [.. _weeks.Reverse().Select(w => w.Of == 0 ? (double?)null : (double)w.Green / w.Of)];

    /// Releases tried in each week, oldest first.
    public IReadOnlyList<long> Tried => [.. _weeks.Reverse().Select(w => w.Of)];

    /// Share that kept the habit in each week, as the trend of first tries; of hand-offs how many a release had.
    public IReadOnlyList<double?> HabitTrend => [.. (_habit ?? new (long Kept, long Told)[Weeks]).Reverse().Select(w => w.Told == 0 ? (double?)null : (double)w.Kept / w.Told)];

    /// What a release added on a day that many days ago; a day to come counts as today.
    public void Add(StagePart part, int ago)
    {
        if (ago < StageFigures.Days)
        {
            Sums += part.Sums;
            Newest = Newest is null || part.Day > Newest ? part.Day : Newest;
            Add(_ran, part.Ran);
            Add(_waited, part.Waited);
        }

        if ((part.Line.Facet.Length == 0 || part.Line.Check.Length == 0) && Math.Max(0, ago) / DaysPerWeek is var week && week < Weeks)
        {
            _weeks[week] = (_weeks[week].Green + part.Sums.FirstGreen, _weeks[week].Of + part.Sums.Releases);
            AddHabit(week, part.Sums.HabitKept, part.Sums.HabitTold);
        }
    }

    public void Add(StageTally other)
    {
        Sums += other.Sums;
        Newest = Newest is null || other.Newest > Newest ? other.Newest : Newest;
        Add(_ran, other._ran);
        Add(_waited, other._waited);
        for (var week = 0; week < Weeks; week++)
        {
            _weeks[week] = (_weeks[week].Green + other._weeks[week].Green, _weeks[week].Of + other._weeks[week].Of);
            AddHabit(week, other._habit?[week].Kept ?? 0, other._habit?[week].Told ?? 0);
        }
    }

    private void AddHabit(int week, long kept, long told)
    {
        if (told > 0)
        {
            _habit ??= new (long Kept, long Told)[Weeks];
            _habit[week] = (_habit[week].Kept + kept, _habit[week].Told + told);
        }
    }

    private static void Add(Dictionary<int, long> bands, IReadOnlyDictionary<int, long> more)
    {
        foreach (var (band, count) in more)
        {
            bands[band] = bands.GetValueOrDefault(band) + count;
        }
    }
}
