using System.Globalization;
using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Releases;

public partial class DialChart
{
    // Room for the points at both ends, and between two that would lie on each other.
    private const double Left = 3;
    private const double Right = 92;
    private const double Apart = 9;
    private const double Crowd = 20;

    [Parameter, EditorRequired] public required DialView View { get; set; }

    [Parameter] public ShipMoment Chosen { get; set; }

    private double Floor => Math.Floor(5 * Math.Max(0, View.Moments.Min(m => m.Share ?? 0) - 0.05)) / 5;

    private IEnumerable<double> Lines => Enumerable.Range(0, 6).Select(i => i / 5d).Where(line => line >= Floor);

    private TimeSpan Longest => View.Moments.Max(m => m.Takes) ?? TimeSpan.Zero;

    private string Said => "The share proven at each moment: "
        + string.Join(", ", View.Moments.Select(m => $"{DialWords.Title(m.Moment).ToLowerInvariant()} {(m.Share is { } share ? Words.Percent(share) : "none")}"));

    private string Steps
    {
        get
        {
            List<string> points = [];
            foreach (var moment in View.Moments)
            {
                if (points.Count > 0)
                {
                    points.Add($"{X(moment)},{points[^1].Split(',')[1]}");
                }

                points.Add($"{X(moment)},{Y(moment.Share ?? 0)}");
            }

            return string.Join(' ', [.. points, $"100,{points[^1].Split(',')[1]}"]);
        }
    }

    private string X(DialMoment moment)
    {
        var x = Left;
        foreach (var each in View.Moments)
        {
            var share = Longest > TimeSpan.Zero && each.Takes is { } takes ? Left + (Right - Left) * (takes / Longest) : Right;
            x = each == View.Moments[0] ? Left : Math.Max(x + Apart, share);
            if (each == moment)
            {
                break;
            }
        }

        return Number(Math.Min(x, 97));
    }

    private string Y(double share) => Number(6 + 94 * (1 - (Math.Clamp(share, Floor, 1) - Floor) / (1 - Floor)));

    // The same figure twice beside each other says nothing.
    private bool IsSaid(DialMoment moment) => moment == View.Moments[0] || (View.Moments.TakeWhile(m => m != moment).Last().Share != moment.Share && !IsCrowded(moment));

    // Two figures so near lie on each other; that of the later moment stays, and each stands beside its moment below.
    private bool IsCrowded(DialMoment moment) => View.Moments.SkipWhile(m => m != moment).Skip(1).FirstOrDefault() is { } next
        && next.Share != moment.Share && Place(next) - Place(moment) < Crowd;

    private double Place(DialMoment moment) => double.Parse(X(moment), CultureInfo.InvariantCulture);

    private bool IsFarRight(DialMoment moment) => Place(moment) > 70;

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
