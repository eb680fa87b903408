using System.Numerics;

namespace Dashboard.Simulator.Chance;

/// <summary>
/// xoshiro256** seeded through splitmix64. System.Random's algorithm is not promised across versions;
/// the same seed must give the same history on every machine and for years.
/// Only + - * / on doubles are used with it: those are exact by IEEE 754, the functions of Math are not.
/// </summary>
internal sealed class SeededRandom
{
    private ulong _a, _b, _c, _d;

    public SeededRandom(ulong seed)
    {
        _a = SplitMix(ref seed);
        _b = SplitMix(ref seed);
        _c = SplitMix(ref seed);
        _d = SplitMix(ref seed);
    }

    /// <summary>A stream of its own for each name, so that one more service or release shifts nobody else's luck.</summary>
    public static SeededRandom For(long seed, params ReadOnlySpan<string> names)
    {
        var hash = 14695981039346656037UL ^ (ulong)seed;
        foreach (var name in names)
        {
            foreach (var letter in name)
            {
                hash = (hash ^ letter) * 1099511628211UL;
            }

            hash = (hash ^ '/') * 1099511628211UL;
        }

        return new SeededRandom(hash);
    }

    /// <summary>0 to limit - 1.</summary>
    public int Below(int limit)
    {
        var bound = (ulong)limit;
        var unfair = (0 - bound) % bound;
        ulong next;
        do
        {
            next = Next();
        }
        while (next < unfair);
        return (int)(next % bound);
    }

    /// <summary>From min to max, both included.</summary>
    public int Between(int min, int max) => min + Below(max - min + 1);

    public double Between(double min, double max) => min + (Unit() * (max - min));

    public double In(Spread range) => Between(range.Min, range.Max);

    public bool Happens(double probability) => Unit() < probability;

    public T Pick<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    /// <summary>0 to 1, 1 excluded.</summary>
    private double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    private ulong Next()
    {
        var result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        var shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }

    private static ulong SplitMix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15UL;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}

/// <summary>A range a random value is drawn from; minutes unless its owner says otherwise.</summary>
internal readonly record struct Spread(double Min, double Max);
