using System.Globalization;

namespace Dashboard.Shared;

/// <summary>A ring of equal segments on a 44 × 44 grid, from the top, clockwise.</summary>
public static class RingShape
{
    private const double Middle = 22;
    private const double Radius = 18;

    /// <summary>Degrees left open between two segments.</summary>
    private const double Gap = 12;

    public static IEnumerable<(string Css, string Shape)> Of(IEnumerable<string> segments)
    {
        var all = segments.ToList();
        var each = 360.0 / all.Count;
        return all.Select((css, i) => (css, all.Count == 1 ? Arc(0, 359.9) : Arc((i * each) + (Gap / 2), ((i + 1) * each) - (Gap / 2))));
    }

    private static string Arc(double from, double to) => string.Create(
        CultureInfo.InvariantCulture, $"M{X(from):0.##} {Y(from):0.##}A{Radius} {Radius} 0 {(to - from > 180 ? 1 : 0)} 1 {X(to):0.##} {Y(to):0.##}");

    private static double X(double degrees) => Middle + (Radius * Math.Sin(degrees * Math.PI / 180));

    private static double Y(double degrees) => Middle - (Radius * Math.Cos(degrees * Math.PI / 180));
}
