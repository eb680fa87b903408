using System.Globalization;
using Dashboard.Core.Agreements;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Gates;

/// <summary>The reason of one gate item in words a leader reads.</summary>
public static class GateWords
{
    /// <summary>The reason for an item's state.</summary>
    public static string Of(Requirement requirement, EvidenceState state, CheckEvidence? found, DateTimeOffset at) => state switch
    {
        EvidenceState.Passed => $"{requirement.Item} passed{Suites(found)}{(found?.Flaky == true ? ", after failing on the same release" : "")}",
        EvidenceState.Failed => $"{requirement.Item} failed{Named(found?.FailedSuites)}{Note(found)}",
        EvidenceState.Stale => $"{requirement.Item} is stale: proven {Days(at - found!.ProvenAt!.Value)} ago, valid for {Days(requirement.MaxAge!.Value)}",
        EvidenceState.Waived => $"{requirement.Item} is waived",
        EvidenceState.NotApplicable => $"{requirement.Item} is not asked of this tier",
        _ => $"{requirement.Item} is missing{Note(found)}{Named(found?.UnprovenSuites)}",
    };

    /// <summary>Which waiver stands in for proof and until when, or which one no longer does; empty without one.</summary>
    public static string Of(WaiverSpan? waiver, EvidenceState state) => waiver is null ? ""
        : state == EvidenceState.Waived ? $"{By(waiver.ApprovedBy)} until {Day(waiver.Until)} (waiver {waiver.Id})"
        : $"; its waiver {waiver.Id} {(waiver.WithdrawnBy is { } by ? $"was withdrawn{By(by)}" : "ran out")} on {Day(waiver.Until)}";

    /// <summary>Why a held release may not go on.</summary>
    public static string Of(HoldSpan hold) => $"Held{By(hold.By)} since {Day(hold.From)}: {hold.Reason}";

    /// <summary>Who stopped what, when, why and until when, as a release's answer: <c>Ada (unverified) stopped cart 1.0 on 2 March 2026: reason.</c></summary>
    public static string Stopped(HoldSpan hold, string what) =>
        $"{(By(hold.By) is { Length: > 0 } by ? by[4..] : "A person")} stopped {what} on {Day(hold.From)}: {hold.Reason.TrimEnd('.', ' ')}. "
        + "Every gate stays closed until somebody lifts the hold.";

    // Facts hold a reference in the place of a name; it tells a reader nothing.
    private static string By(string person) => person.StartsWith(Trail.PersonPrefix, StringComparison.Ordinal) ? "" : $" by {person} (unverified)";

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Suites(CheckEvidence? found) => found is { Suites: > 1 } ? $" in all {found.Suites} suites" : "";

    private static string Named(IReadOnlyList<string>? suites) =>
        suites?.Where(s => s.Length > 0).ToList() is { Count: > 0 } named ? $" in {string.Join(", ", named.Select(Quoted))}" : "";

    // A suite called "against the version before" would read as part of the sentence.
    private static string Quoted(string suite) => suite.Contains(' ', StringComparison.Ordinal) ? $"“{suite}”" : suite;

    private static string Note(CheckEvidence? found) => found?.Note is { } note ? $": {note}" : "";

    private static string Days(TimeSpan age) => age.TotalDays switch
    {
        < 1 => $"{Math.Max(1, (int)age.TotalHours)} h",
        < 2 => "1 day",
        _ => $"{(int)age.TotalDays} days",
    };
}
