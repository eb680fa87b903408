using Dashboard.Core.Confidence.Checks;
using Dashboard.Core.Confidence.Why;

namespace Dashboard.Core.Confidence.Pages;

/// <summary>Does the way we ship get better? Judged by where the eight reasons go.</summary>
public static class WhySentence
{
    public static PageAnswer Of(IReadOnlyList<Reason> reasons)
    {
        int In(Course course) => reasons.Count(r => r.Course == course);
        var (better, worse, unknown) = (In(Course.Better), In(Course.Worse), In(Course.Unknown));
        var verdict = unknown == reasons.Count ? Verdict.Unknown : worse > 0 ? Verdict.AtRisk : unknown > 0 ? Verdict.Unknown : Verdict.Met;
        var first = reasons.FirstOrDefault(r => r.Course == Course.Worse) ?? reasons.FirstOrDefault(r => r.Course == Course.Unknown);
        return new(verdict, new Statement
        {
            Answer = verdict switch { Verdict.Met => "It works.", Verdict.AtRisk => better > worse ? "Mostly." : "Not everywhere.", _ when unknown == reasons.Count => "We cannot say.", _ => "As far as we know." },
            Fact = unknown == reasons.Count ? "No reason has told enough weeks yet."
                : $"{Words.Number(better)} of {Words.Count(reasons.Count, "reason")} {(better == 1 ? "gets" : "get")} better, {(worse == 0 ? "none gets worse" : $"{Words.Number(worse)} {(worse == 1 ? "gets" : "get")} worse")}.",
            Cause = string.Join(' ', new[] { Worse(reasons), Unknown(reasons) }.OfType<string>()) is { Length: > 0 } cause ? cause : null,
            Asked = unknown > 0 && worse == 0 ? Telling.Senders : worse > 0 ? Telling.NoService : Telling.NobodyAsked,
            NextStep = first is null ? null : worse > 0 ? $"Begin with the parts of \"{first.Title}\"." : $"See what \"{first.Title}\" lacks.",
        });
    }

    private static string? Worse(IReadOnlyList<Reason> reasons) => Titles(reasons, Course.Worse) is { Count: > 0 } titles ? $"Worse than eight weeks before: {Words.List(titles)}." : null;

    private static string? Unknown(IReadOnlyList<Reason> reasons) => Titles(reasons, Course.Unknown) is { Count: > 0 } titles && titles.Count < reasons.Count
        ? $"Too few weeks to say: {Words.List(titles)}." : null;

    private static List<string> Titles(IReadOnlyList<Reason> reasons, Course course) => [.. reasons.Where(r => r.Course == course).Select(r => $"\"{r.Title}\"")];
}
