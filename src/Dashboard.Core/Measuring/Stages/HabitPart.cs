namespace Dashboard.Core.Measuring.Stages;

/// <summary>One habit of those who share an environment: in so many cases it was kept, of so many that told it.</summary>
/// <param name="Name">As a sentence says it.</param>
/// <param name="Kept">Cases in which it was kept.</param>
/// <param name="Told">Cases that told it.</param>
public sealed record HabitPart(string Name, long Kept, long Told)
{
    /// <summary>0..1; null where nothing told it.</summary>
    public double? Share => Told == 0 ? null : (double)Kept / Told;

    /// <summary>The one kept least: a composite is as good as its weakest part. Of equal ones the first; null where nothing told any.</summary>
    public static HabitPart? Weakest(IEnumerable<HabitPart> parts) => parts.Where(p => p.Told > 0).MinBy(p => p.Share);
}
