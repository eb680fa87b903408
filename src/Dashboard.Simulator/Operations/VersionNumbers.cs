using Dashboard.Simulator.Chance;
using Dashboard.Simulator.Releases;

namespace Dashboard.Simulator.Operations;

/// <summary>Features raise the middle number, everything else the last.</summary>
internal sealed class VersionNumbers(SeededRandom random)
{
    private readonly int _major = random.Between(1, 6);
    private int _minor = random.Between(3, 60);
    private int _patch;
    private int _releases;

    public (int Number, string Version) Next(ChangeClass change)
    {
        (_minor, _patch) = change == ChangeClass.Feature ? (_minor + 1, 0) : (_minor, _patch + 1);
        return (++_releases, $"{_major}.{_minor}.{_patch}");
    }
}
