using Dashboard.Core.Pipeline;

namespace Dashboard.Shared;

/// <summary>The chip of each state of the rules.</summary>
public static class Chips
{
    public static ChipState Of(ReleaseState state) => state switch
    {
        ReleaseState.InProof => ChipState.InProof,
        ReleaseState.ReadyToShip => ChipState.ReadyToShip,
        ReleaseState.Shipped => ChipState.Shipped,
        ReleaseState.RolledBack => ChipState.RolledBack,
        ReleaseState.Superseded => ChipState.Superseded,
        ReleaseState.Abandoned => ChipState.Abandoned,
        _ => ChipState.NotProven,
    };
}
