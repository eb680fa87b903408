using Microsoft.AspNetCore.Components;
using static Dashboard.Shared.ChipState;

namespace Dashboard.Shared;

/// <summary>What a state looks like: a colour (by css class), a shape and a word, so that it never rests on colour alone.</summary>
public sealed record StateLook(string Word, string Css, MarkupString Shape)
{
    private static readonly Dictionary<ChipState, StateLook> Looks = new()
    {
        [Unknown] = new("Unknown", "s-unknown", StateShapes.Question),
        [Met] = new("Met", "s-met", StateShapes.Disc),
        [AtRisk] = new("At risk", "s-risk", StateShapes.Triangle),
        [NotMet] = new("Not met", "s-notmet", StateShapes.Octagon),
        [Passed] = new("Passed", "s-passed", StateShapes.Tick),
        [Failed] = new("Failed", "s-failed", StateShapes.Octagon),
        [Missing] = new("Missing", "s-missing", StateShapes.DashedRing),
        [Stale] = new("Stale", "s-stale", StateShapes.Clock),
        [Waived] = new("Waived", "s-waived", StateShapes.Shield),
        [NotApplicable] = new("Not applicable", "s-na", StateShapes.BarredRing),
        [NotDue] = new("Not due yet", "s-wait", StateShapes.DashedRing),
        [Running] = new("Running", "s-live", StateShapes.HalfDisc),
        [Open] = new("Open", "s-passed", StateShapes.Disc),
        [Closed] = new("Closed", "s-failed", StateShapes.Octagon),
        [NotProven] = new("Not proven", "s-missing", StateShapes.DashedRing),
        [InProof] = new("In proof", "s-live", StateShapes.HalfDisc),
        [ReadyToShip] = new("Ready to ship", "s-met", StateShapes.Disc),
        [Shipped] = new("Shipped", "s-met", StateShapes.Tick),
        [RolledBack] = new("Rolled back", "s-failed", StateShapes.Octagon),
        [Superseded] = new("Superseded", "s-na", StateShapes.BarredRing),
        [Abandoned] = new("Abandoned", "s-na", StateShapes.BarredRing),
        [Progressing] = new("Progressing", "s-live", StateShapes.HalfDisc),
        [Paused] = new("Paused", "s-risk", StateShapes.Triangle),
        [Promoted] = new("Promoted", "s-met", StateShapes.Disc),
        [Aborted] = new("Aborted", "s-failed", StateShapes.Octagon),
        [Promote] = new("Promote", "s-met", StateShapes.Disc),
        [Hold] = new("Hold", "s-risk", StateShapes.Triangle),
        [RollBack] = new("Roll back", "s-failed", StateShapes.Octagon),
        [NotEnoughEvidence] = new("Not enough evidence", "s-unknown", StateShapes.Question),
    };

    public static StateLook Of(ChipState state) => Looks[state];
}
