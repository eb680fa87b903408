using System.Globalization;
using Dashboard.Core.Confidence;
using Dashboard.Core.Diagnostics;
using Dashboard.Shared;

namespace Dashboard.Diagnostics;

/// How a detector's finding, and the gap to what a team says, is put on the page.
public static class FindingWords
{
    private static readonly Dictionary<string, Detector> ById = Detectors.All.ToDictionary(d => d.Id, StringComparer.Ordinal);

    /// Where not all but few cases can tell, what does not show is said with how many of them can.
    public static string Of(DetectorFinding found) => (found.State, found) switch
    {
        (DetectorState.Seen, _) => "Seen",
        (DetectorState.Missing, _) => "Missing",
        (DetectorState.NotSeen, { IsWellCovered: true }) => "Not seen",
        (DetectorState.InPlace, { IsWellCovered: true }) => "In place",
        (DetectorState.NotSeen, { Coverage: { } share }) => $"Not seen in the {Words.Percent(share)} that can tell",
        (DetectorState.InPlace, { Coverage: { } share }) => $"In place in the {Words.Percent(share)} that can tell",
        _ => "Cannot tell yet",
    };

    /// Well is only what most cases can tell of.
    public static ChipState State(DetectorFinding found) => found.State switch
    {
        DetectorState.Seen => ChipState.AtRisk,
        DetectorState.Missing => ChipState.Missing,
        DetectorState.NotSeen or DetectorState.InPlace when found.IsWellCovered => ChipState.Met,
        _ => ChipState.Unknown,
    };

    public static string LooksFor(DetectorFinding found) => ById[found.Detector].LooksFor;

    public static string Rule(DetectorFinding found) => char.ToUpperInvariant(found.Rule[0]) + found.Rule[1..];

    public static string Name(DetectorExample example) =>
        $"{example.Service}{(example.Release is { } release ? $" {release}" : "")}, {example.At.UtcDateTime.ToString("d MMM", CultureInfo.InvariantCulture)}";

    public static string Of(GapKind kind) => kind switch
    {
        GapKind.Alike => "Both say about the same",
        GapKind.SaysMore => "The team says more than the pipeline shows",
        GapKind.SaysLess => "The pipeline shows more than the team says",
        _ => "Cannot be compared yet",
    };

    public static ChipState State(GapKind kind) => kind switch
    {
        GapKind.Alike => ChipState.Met,
        GapKind.SaysMore or GapKind.SaysLess => ChipState.AtRisk,
        _ => ChipState.Unknown,
    };

    /// A share that is not known is never 0%.
    public static string Share(double? share) => share is { } known ? Words.Percent(known) : "not known";
}
