using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Shared;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Releases;

public partial class PathTrack
{
    [Parameter, EditorRequired] public required ReleaseView Release { get; set; }

    private sealed record Node(string Name, string Fact, ChipState State, bool IsGate, string Css)
    {
        public string? Waited { get; init; }
        public string WaitedInFull { get; init; } = "";
        public DateTimeOffset? BeganAt { get; init; }
        public string Ran { get; init; } = "";
    }

    private IEnumerable<Node> Nodes
    {
        get
        {
            var reached = true;
            foreach (var stage in Release.Stages)
            {
                yield return Of(stage, reached);
                if (GateAfter(stage.Stage) is { } gate)
                {
                    var answer = Release.Gates[(int)gate];
                    var chip = GateChips.Of(answer.Open);
                    yield return new(GateNames.Title(gate), StateLook.Of(chip).Word, chip, true, $"gate {StateLook.Of(chip).Css} {(reached ? "" : "todo")}");
                    reached &= answer.Open;
                }
            }
        }
    }

    private Node Of(StageView stage, bool reached)
    {
        var state = stage.Running && stage.State != EvidenceState.Failed ? ChipState.Running
            : stage.NotDue ? ChipState.NotDue
            : GateChips.Of(stage.State);
        var fact = stage.Stage == Stage.Production
            ? Release.Head.RolledBackAt is not null ? "taken back" : Release.Head.ShippedAt is not null ? "everyone has it" : "not shipped"
            : $"{StateLook.Of(state).Word}, {stage.Passed}\u00a0of\u00a0{stage.Expected}";
        var time = Release.Times.Path.Stages[(int)stage.Stage];
        return new(StageWords.Of(stage.Stage), fact, stage.Stage == Stage.Production && stage.State == EvidenceState.Missing ? ChipState.NotDue : state, false, reached ? "" : "todo")
        {
            Waited = stage.Stage == Stage.Build ? null : TimeWords.Waited(time),
            WaitedInFull = TimeWords.WaitedInFull(time, StageWords.Of(stage.Stage)),
            BeganAt = time.BeganAt,
            Ran = TimeWords.Ran(time),
        };
    }

    private static Gate? GateAfter(Stage stage) => stage switch
    {
        Stage.Build => Gate.ReadyForFastFeedback,
        Stage.Integration => Gate.ReadyForExtended,
        Stage.Extended => Gate.ReadyForCanary,
        Stage.Canary => Gate.ReadyToShip,
        _ => null,
    };
}
