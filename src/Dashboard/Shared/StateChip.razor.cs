using Microsoft.AspNetCore.Components;

namespace Dashboard.Shared;

public partial class StateChip
{
    [Parameter, EditorRequired] public ChipState State { get; set; }

    /// <summary>Says more than the state's own word where there is more to say: "25% live", "2 missing".</summary>
    [Parameter] public string? Word { get; set; }

    [Parameter] public ChipStyle Style { get; set; } = ChipStyle.Filled;

    [Parameter] public int Size { get; set; } = 14;

    private StateLook Look => StateLook.Of(State);

    private string Shown => Word ?? Look.Word;
}

/// <summary>Loud, quiet, or only the shape; the word is there for screen readers in every style.</summary>
public enum ChipStyle
{
    Filled,
    Plain,
    Icon,
}
