using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Internal;

namespace Dashboard.Live;

/// <summary>
/// What prerendered pages have read, until their circuits ask for it: the very values, not a copy of them. A circuit that asks too late,
/// or of an app that has started since, reads for itself.
/// </summary>
public sealed class Handovers(TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private const int Most = 8192;

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = Most, Clock = new Clock(time) });

    /// <returns>Where the values lie. It cannot be guessed and is good for one circuit.</returns>
    public string Keep(object values)
    {
        var place = Guid.NewGuid().ToString("N");
        _kept.Set(place, values, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Longest });
        return place;
    }

    public T? Take<T>(string place)
        where T : class
    {
        if (!_kept.TryGetValue(place, out T? values))
            return null;
        _kept.Remove(place);
        return values;
    }

    public void Dispose() => _kept.Dispose();

    private sealed class Clock(TimeProvider time) : ISystemClock
    {
        public DateTimeOffset UtcNow => time.GetUtcNow();
    }
}
