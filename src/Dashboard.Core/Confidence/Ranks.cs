namespace Dashboard.Core.Confidence;

/// <summary>The middle and the ends of values in ascending order: one rule each, wherever a page says "half" or "nine in ten".</summary>
public static class Ranks
{
    /// <summary>Nearest rank: the smallest value that at least this many in a hundred stay within. There must be one.</summary>
    public static T Nearest<T>(IReadOnlyList<T> ascending, int percent) => ascending[(int)((((long)ascending.Count * percent) + 99) / 100) - 1];

    /// <summary>The middle one; of an even number the mean of the two in the middle. There must be one.</summary>
    public static TimeSpan Middle(IReadOnlyList<TimeSpan> ascending) => (ascending[(ascending.Count - 1) / 2] + ascending[ascending.Count / 2]) / 2;

    /// <summary>The same of numbers; null of none.</summary>
    public static double? Middle(IReadOnlyList<double> ascending) =>
        ascending.Count == 0 ? null : (ascending[(ascending.Count - 1) / 2] + ascending[ascending.Count / 2]) / 2;
}
