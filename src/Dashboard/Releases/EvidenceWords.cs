using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;

namespace Dashboard.Releases;

/// What became of one check, in one line.
public static class EvidenceWords
{
    public static string Result(EvidenceView line)
    {
        if (line.FailedSuites.Count > 0)
        {
            return $"failed{Named(line.FailedSuites)}.";
        }

        if (line.Note is { } note)
        {
            return $"{note}{Named(line.UnprovenSuites)}.";
        }

        return line switch
        {
            { Check: "rollback-ready", State: EvidenceState.Passed } => "another digest reached customers before.",
            { NotDue: true } => "the release has not come to it.",
            { Suites: 0, State: not EvidenceState.Passed } => "nothing was sent.",
            { Executed: > 1 } => $"{Words.Number(line.Passed)} of {Words.Number(line.Executed)} passed{(line.Suites > 1 ? $" in {line.Suites} suites" : "")}.",
            { Suites: > 1 } => $"{line.Suites} suites.",
            _ => "",
        };
    }

    private static string Named(IReadOnlyList<string> suites) =>
        suites.Where(s => s.Length > 0).ToList() is { Count: > 0 } named ? $" in {Words.List(named)}" : "";
}
