using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Confidence;

/// <summary>What the isolated stages add to the confidence in a release: the share of all that is asked of it that is proven by its build alone, and with them.</summary>
/// <param name="Built">Weight that the build has proven.</param>
/// <param name="Isolated">Weight that the stages with stubs have proven.</param>
/// <param name="Expected">Weight of everything that its gates ask for.</param>
public sealed record IsolatedIncrement(int Built, int Isolated, int Expected)
{
    /// <summary>0..1, by the build alone.</summary>
    public double Before => (double)Built / Expected;

    /// <summary>0..1, with the isolated stages.</summary>
    public double After => (double)(Built + Isolated) / Expected;

    /// <summary>By the items of all gates; null where nothing is asked for, or where no isolated stage has told a fresh result.</summary>
    public static IsolatedIncrement? Of(IEnumerable<ItemDecision> items)
    {
        int built = 0, isolated = 0, expected = 0;
        var isTold = false;
        foreach (var item in items)
        {
            var (isIsolated, passed) = (item.Requirement.Stage is Stage.StubbedFunctional or Stage.StubbedNonFunctional, item.State == EvidenceState.Passed ? item.Weight : 0);
            expected += item.Weight;
            built += item.Requirement.Stage == Stage.Build ? passed : 0;
            isolated += isIsolated ? passed : 0;
            isTold |= isIsolated && item is { Weight: > 0, HasFreshProof: true };
        }

        return expected == 0 || !isTold ? null : new(built, isolated, expected);
    }
}
