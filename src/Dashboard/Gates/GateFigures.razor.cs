using Dashboard.Core.Confidence;
using Dashboard.Shared;
using Microsoft.AspNetCore.Components;
using ExplainStep = Dashboard.Shared.ExplainStep;

namespace Dashboard.Gates;

public partial class GateFigures
{
    private const string Windows = "Each point of the line is the same figure for the 30 days that ended in that week; a gap is a week in which nothing told it.";

    [Parameter, EditorRequired] public required GateFiguresView Figures { get; set; }

    private IReadOnlyList<ExplainStep> ApprovalSteps =>
    [
        new($"{Words.Count(Figures.Shipped, "release")} shipped {Figures.WindowWords}.", Address: Addresses.Number("coo.waste")),
        new($"{Words.Number(Figures.Measured)} of them told when work on them began and when everybody had them. The others are left out.", Address: Addresses.Number("coo.waste")),
        new("An approval waits from being asked for to its decision; of approvals that wait at once the time counts once."),
        new(Windows),
    ];

    private string? ApprovalEquation => Figures.ApprovalWait is { } wait
        ? $"{Words.Hours(Figures.ApprovalSeconds)} ÷ {Words.Count(Figures.Measured, "release")} = {Words.Hours((long)wait.TotalSeconds)} a release" : null;

    private IReadOnlyList<ExplainStep> HandsSteps =>
    [
        new($"{Words.Count(Figures.Shipped, "release")} shipped {Figures.WindowWords}.", Address: "/releases?state=shipped"),
        new($"Of {Words.Number(Figures.HandsTold)} of them at least one step told whether a machine or a hand began it. Silence is not automation: the others are left out."),
        new("A hand is a step begun by hand, a deployment with manual steps, an override, a waiver or a hold.", Address: "/gates/bypasses"),
        new(Windows),
    ];

    private string? HandsEquation => Figures.HandsOff is { } share
        ? $"{Words.Number(Figures.NoHands)} without a hand ÷ {Words.Number(Figures.HandsTold)} that told = {Words.Percent(share)}" : null;

    private static bool Course(IReadOnlyList<double?> values) => values.Count(v => v is not null) > 1;

    private static string Hours(double hours) => Words.Hours((long)Math.Round(hours * 3600));

    private static string Percent(double share) => Words.Percent(share);

    private static string Before(IReadOnlyList<double?> values, Func<double, string> say) => values[^2] is { } before ? $"a week ago {say(before)}" : "";

    private static string Ends(IReadOnlyList<double?> values, Func<double, string> say)
    {
        var told = values.OfType<double>().ToList();
        return $", from {say(told[0])} to {say(told[^1])}";
    }
}
