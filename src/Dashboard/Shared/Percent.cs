namespace Dashboard.Shared;

public static class Percent
{
    /// <summary>
    /// A ratio 0..1 in words: "84%". Nothing short of everything is shown as 100% and nothing above nothing as 0%,
    /// because a leader reads those two as "all" and "none".
    /// </summary>
    public static string Words(double share, int digits = 0)
    {
        var smallest = Math.Pow(10, -digits);
        var percent = Math.Round(share * 100, digits, MidpointRounding.AwayFromZero);
        if (share is > 0 and < 1)
            percent = Math.Clamp(percent, smallest, 100 - smallest);
        return percent.ToString("F" + digits) + "%";
    }
}
