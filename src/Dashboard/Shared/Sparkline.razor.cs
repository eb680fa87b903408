using Microsoft.AspNetCore.Components;

namespace Dashboard.Shared;

/// <summary>A small trend beside a number. A missing period is a gap in the line, never a bridge and never zero.</summary>
public partial class Sparkline
{
    [Parameter, EditorRequired] public IReadOnlyList<double?> Values { get; set; } = [];

    /// <summary>The value from which on it counts as passed, in the unit of the values.</summary>
    [Parameter] public double? Pass { get; set; }

    [Parameter] public string? PassLabel { get; set; }

    /// <summary>The trend in words, for those who cannot see it.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    [Parameter] public int Height { get; set; } = 48;

    private SparkShape? Shape => SparkShape.Of(Values, Pass);
}
