using System.Collections.Concurrent;

namespace Dashboard.Figures;

/// What is kept service by service for all the minutes of a day, since of time only the day changes it.
internal sealed class KeptDays
{
    private readonly ConcurrentDictionary<(Type What, int Day), object> _kept = new();

    public PerService<T> Of<T>(int day)
        where T : class
    {
        foreach (var old in _kept.Keys.Where(k => k.What == typeof(T) && k.Day < day - 1))
        {
            _kept.TryRemove(old, out _);
        }

        return (PerService<T>)_kept.GetOrAdd((typeof(T), day), _ => new PerService<T>());
    }
}
