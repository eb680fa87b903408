using Dashboard.Core.Confidence;
using Dashboard.Figures;
using Dashboard.Shared;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Releases;

public partial class SamePanel
{
    [Parameter, EditorRequired] public required SamePackage Same { get; set; }

    [Parameter, EditorRequired] public required ReleaseHead Head { get; set; }

    private ChipState State => Same.Production.Any(p => p.Same == Sameness.Different) ? ChipState.NotMet
        : Own is { Count: 0 } ? ChipState.NotDue : Same.Tested is not null && Own.TrueForAll(p => p.Same == Sameness.Equal) ? ChipState.Met : ChipState.Unknown;

    // No production environment as a whole runs it, and yet customers do: its rollout gives them a share.
    private bool IsPartly => State == ChipState.NotDue && Head is { ShippedAt: null, Rollout: { IsOpen: true, ReachedAt: not null, Weight: not 0 } };

    private string Share => Head.Rollout?.Weight is { } weight ? Words.Traffic(weight) : "some";

    private List<PlaceDigest> Own => [.. Same.Production.Where(p => p.Same != Sameness.OtherRelease)];

    private string Word => State switch { ChipState.NotMet => "Different", ChipState.Met => "Equal", ChipState.NotDue => IsPartly ? $"On {Share} of customers" : "Not in production", _ => "Cannot tell" };

    private string Sentence => State switch
    {
        ChipState.NotMet => $"{Words.List([.. Same.Production.Where(p => p.Same == Sameness.Different).Select(p => p.Environment)])} runs another package under this version than the one the tests ran on.",
        ChipState.Met => $"What was tested is what runs in {Words.List([.. Own.Select(p => p.Environment)])}.",
        ChipState.NotDue when IsPartly => $"Its rollout gives it to {Share} of customers{(Head.Rollout!.Weight < 100 && Same.Production.Any() ? "; the others use another release" : "")}.",
        ChipState.NotDue => Same.Places.Any(p => p.IsProduction) ? "Customers use another release." : "Nothing was told of what customers use.",
        _ when !Same.HasTests => "No test of this package was told, so nobody can say that what runs was tested.",
        _ => "What runs was told by its version and not by its digest.",
    };

    private string Everywhere => Same.Deployments == 0 ? "not deployed anywhere yet"
        : Same.NamedByDigest == Same.Deployments ? Same.Deployments == 1 ? "its one deployment named this package" : $"the same package in all {Words.Count(Same.Deployments, "deployment")}"
        : $"the same package in {Same.NamedByDigest} of {Words.Count(Same.Deployments, "deployment")}; the others named no digest";

    private static ChipState Of(Sameness same) => same switch
    {
        Sameness.Equal => ChipState.Passed,
        Sameness.Different => ChipState.Failed,
        Sameness.OtherRelease => ChipState.NotApplicable,
        _ => ChipState.Unknown,
    };
}
