using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Shared;

namespace Dashboard.Badges;

/// What a badge says of one service: never better than what is proven.
public sealed record BadgeWords(string Service, string? Release, ChipState State, string Word)
{
    public static BadgeWords Of(ServiceHead service)
    {
        if (service.Newest is not { } newest)
        {
            return new(service.Name, null, ChipState.Missing, "No release yet");
        }

        var (state, word) = Judged(newest);
        return new(service.Name, newest.Name, state, word ?? StateLook.Of(state).Word);
    }

    // Green is for a release that has every gate open and hides nothing.
    private static (ChipState State, string? Word) Judged(ReleaseHead release)
    {
        var state = Chips.Of(release.State);
        return release switch
        {
            { Bypassed: true, State: not ReleaseState.RolledBack } => (ChipState.NotMet, "Around the gate"),
            { State: not (ReleaseState.ReadyToShip or ReleaseState.Shipped) } => (state, null),
            _ when !release.Gates.All(gate => gate.Open) => (ChipState.Missing, "Not proven"),
            { DuplicateVersion: true } => (ChipState.AtRisk, "Duplicate version"),
            { ReportedLate: true } => (ChipState.AtRisk, "Proven late"),
            _ => (state, null),
        };
    }
}
