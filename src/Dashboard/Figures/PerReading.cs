using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Dashboard.Figures;

/// What is worked out from a reading is the same for all who look at it: made once, held once by a thousand open pages, and gone with the reading.
internal static class PerReading
{
    private static readonly ConditionalWeakTable<object, ConcurrentDictionary<(Type, object?), Lazy<object>>> Made = [];

    /// <param name="reading">What it is made from.</param>
    /// <param name="which">What else it depends on.</param>
    /// <param name="make">Makes it.</param>
    public static T Of<T>(object reading, object? which, Func<T> make)
        where T : class =>
        (T)Made.GetValue(reading, _ => []).GetOrAdd((typeof(T), which), _ => new Lazy<object>(make)).Value;
}
