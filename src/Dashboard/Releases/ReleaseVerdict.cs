using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;

namespace Dashboard.Releases;

/// The sentence a release's page begins with: the answer in one to four words, then the fact that decides it.
public sealed record ReleaseVerdict(string Answer, string Css, string Sentence)
{
    public static ReleaseVerdict Of(ReleaseView view)
    {
        var name = $"{view.Head.Service} {view.Head.Name}";
        var bypassed = view.Head.Bypassed;
        return view.Head.State switch
        {
            ReleaseState.RolledBack => new("Taken back.", "notmet", $"Customers do not have {name} any more."),
            ReleaseState.Shipped when bypassed => new("Shipped around the gate.", "notmet", $"Everyone got {name} before it had earned it."),
            ReleaseState.Shipped => new("Shipped.", "met", $"Everyone got {name} through four open gates."),
            ReleaseState.ReadyToShip => new("Yes.", "met", $"{name} has earned the right to ship."),
            ReleaseState.Superseded => new("Overtaken.", "unknown", $"A newer release shipped before {name}."),
            ReleaseState.Abandoned => new("Given up.", "unknown", $"Nothing was heard of {name} for 14 days."),
            _ when view.Held is { } held => new("Held.", "notmet", held),
            ReleaseState.NotProven => new("Not yet.", "unknown", $"Nothing that {name} is asked for is proven."),
            _ => new("Not yet.", view.Gates.Any(Fails) ? "notmet" : "risk", $"{name} {WaitsFor(view)}"),
        };
    }

    private static bool Fails(GateView gate) => gate.Blocks.Count > 0 && gate.Gate == Gate.ReadyForFastFeedback || gate.Items.Any(i => i.Closes && i.State == EvidenceState.Failed);

    private static string WaitsFor(ReleaseView view) =>
        Words.Sentence(view.Head.Obstacle is { } obstacle ? ObstacleWords.Of(obstacle) : $"waits at {GateNames.Title(view.Gates.First(g => !g.Open).Gate)}");
}
