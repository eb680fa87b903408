using System.Globalization;
using Dashboard.Core.Confidence;

namespace Dashboard.Numbers;

/// Amounts and numbers in words.
public static class NumberWords
{
    public static string Amount(decimal? amount, NumberUnit unit) => amount is not { } a ? "not told" : unit switch
    {
        NumberUnit.Seconds => a == 0 ? "0" : Words.Hours((long)a),
        NumberUnit.Money => a.ToString("#,0.##", CultureInfo.InvariantCulture),
        NumberUnit.Ratio => Words.Ratio((double)a, 1, 0.9),
        NumberUnit.Milli => (a / 1000m).ToString("#,0.###", CultureInfo.InvariantCulture),
        _ => a.ToString("#,0", CultureInfo.InvariantCulture),
    };

    /// A number of that check as its leader reads it.
    public static string Value(NumberAsked asked, double? value)
    {
        if (value is not { } v)
        {
            return "none";
        }

        var line = RoleChecks.All.FirstOrDefault(c => c.Id == asked.CheckId)?.Line;
        return asked.CheckId switch
        {
            "ceo.demand" => Words.Ratio(v, 1, 0.9),
            "ciso.bypass" => Words.Number((long)v),
            "cto.adoption" => Words.Points(v),
            "coo.cost" => v == 0 ? "0%" : (v > 0 ? "+" : "−") + Words.Percent(Math.Abs(v), line!.Warn),
            _ => line is null ? Words.Percent(v) : Words.Percent(v, line.Pass, line.Warn),
        };
    }
}
