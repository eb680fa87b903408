using System.Reflection;
using Dashboard.Core.Confidence;

namespace Dashboard.Core.Tests.Confidence;

/// <summary>Sums of anything, for property tests.</summary>
internal static class Arbitrary
{
    public static readonly PropertyInfo[] Fields =
        [.. typeof(Measures).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.PropertyType == typeof(long))];

    /// <summary>Spreads the numbers over all fields.</summary>
    public static Measures Measures(IReadOnlyList<long> numbers)
    {
        var measures = new Measures();
        for (var i = 0; i < Fields.Length && numbers.Count > 0; i++)
        {
            Fields[i].SetValue(measures, numbers[i % numbers.Count] * ((i % 3) + 1));
        }

        return measures;
    }

    public static Measures Measures(ushort[] numbers) => Measures([.. numbers.Select(n => (long)n)]);
}
