using System.Globalization;

namespace Dashboard.Core.Pipeline;

/// <summary>Reads numbers in the invariant form events carry.</summary>
public static class Numbers
{
    /// <summary>A finite number, or null.</summary>
    public static double? Of(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var n) && double.IsFinite(n) ? n : null;
}
