using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Measuring.Stages;

/// <summary>Difficult cases that can be shown with stubs alone: what would be unsafe, or cannot be brought about, where others are real.</summary>
public static class OnlyWithStubs
{
    private static readonly string[] Kinds = ["fault:", "scenario:"];

    /// <summary>
    /// Names of faults and scenarios that passed at a stubbed stage and ran at no other, in the order of names. "Happy" and "adverse" say what
    /// kind of case it was and not which: they are no names.
    /// </summary>
    public static IReadOnlyList<string> Of(IEnumerable<(StageLine Line, StageSums Sums)> lines)
    {
        SortedSet<string> proven = new(StringComparer.Ordinal), elsewhere = new(StringComparer.Ordinal);
        foreach (var (line, sums) in lines)
        {
            if (sums.Runs > 0 && NameOf(line.Facet) is { } name)
            {
                var isStubbed = line.Stage is Stage.StubbedFunctional or Stage.StubbedNonFunctional;
                _ = isStubbed ? sums.Releases > sums.Held && proven.Add(name) : elsewhere.Add(name);
            }
        }

        proven.ExceptWith(elsewhere);
        return [.. proven];
    }

    private static string? NameOf(string facet) =>
        Array.Find(Kinds, kind => facet.StartsWith(kind, StringComparison.Ordinal)) is { } kind && facet[kind.Length..] is not ("happy" or "adverse") and var name ? name : null;
}
