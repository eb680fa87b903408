using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Gates;

/// <summary>Several checks that prove one item (integration or journey): together they are suites of it, so a red one is never hidden by a green one.</summary>
public static class Alternatives
{
    /// <summary>What both prove together. One that nothing was told of yet, or only under an ambiguous name, takes nothing from the other.</summary>
    public static CheckEvidence Together(CheckEvidence a, CheckEvidence b)
    {
        if (a.Suites == 0 || b.Suites == 0)
        {
            return b.Suites == 0 ? a : b;
        }

        List<string> failed = [.. Named(a, a.FailedSuites), .. Named(b, b.FailedSuites)];
        List<string> unproven = [.. Named(a, a.UnprovenSuites), .. Named(b, b.UnprovenSuites)];
        return a with
        {
            Proof = failed.Count > 0 ? Proof.Failed : unproven.Count > 0 ? Proof.None : Proof.Passed,
            ProvenAt = Earlier(a.ProvenAt, b.ProvenAt),
            NewestAt = Later(a.NewestAt, b.NewestAt),
            FailedAt = Later(a.FailedAt, b.FailedAt),
            FirstPassedAt = a.FirstPassedAt is null || b.FirstPassedAt is null ? null : Later(a.FirstPassedAt, b.FirstPassedAt),
            Suites = a.Suites + b.Suites,
            FailedSuites = failed,
            UnprovenSuites = unproven,
            Running = a.Running || b.Running,
            Flaky = a.Flaky || b.Flaky,
            Executed = a.Executed + b.Executed,
            Passed = a.Passed + b.Passed,
            Note = a.Note ?? b.Note,
            Key = a.Proof == Proof.Failed || b.Proof != Proof.Failed ? a.Key : b.Key,
        };
    }

    private static IEnumerable<string> Named(CheckEvidence evidence, IReadOnlyList<string> suites) =>
        suites.Select(s => s.Length == 0 ? evidence.Check : $"{evidence.Check} {s}");

    private static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => a is null ? b : b is null || a <= b ? a : b;

    private static DateTimeOffset? Later(DateTimeOffset? a, DateTimeOffset? b) => a is null ? b : b is null || a >= b ? a : b;
}
