using System.Data.Common;
using System.Reflection;
using Dashboard.Core.Confidence;

namespace Dashboard.Journal;

/// One column of the roll-up table per measure, by the measure's own name: adding a measure is one property and one migration.
public static class MeasureColumns
{
    private static readonly PropertyInfo[] Properties =
        [.. typeof(Measures).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.PropertyType == typeof(long)).OrderBy(p => p.Name, StringComparer.Ordinal)];

    private static readonly Func<Measures, long>[] Getters =
        [.. Properties.Select(p => p.GetMethod!.CreateDelegate<Func<Measures, long>>())];

    private static readonly Action<Measures, long>[] Setters =
        [.. Properties.Select(p => p.SetMethod!.CreateDelegate<Action<Measures, long>>())];

    public static IReadOnlyList<string> Names { get; } = [.. Properties.Select(p => p.Name)];

    /// SUM over every column, to put behind SELECT.
    public static string Sums { get; } = string.Join(',', Properties.Select(p => $"SUM({p.Name})"));

    /// The value of the column at that place in Names.
    public static long ValueOf(Measures measures, int i) => Getters[i](measures);

    /// Reads the columns from the given position on, in the order of Names.
    public static Measures Read(DbDataReader reader, int first)
    {
        var measures = new Measures();
        for (var i = 0; i < Setters.Length; i++)
        {
            Setters[i](measures, reader.GetInt64(first + i));
        }

        return measures;
    }
}
