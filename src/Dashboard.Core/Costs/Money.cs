using System.Globalization;

namespace Dashboard.Core.Costs;

/// <summary>Money as it is said: the same everywhere.</summary>
public static class Money
{
    /// <summary>An estimate, no more exact than it can be: <c>about 1,240 EUR</c>.</summary>
    public static string About(decimal amount, string currency) => $"about {Rounded(amount).ToString("#,0.##", CultureInfo.InvariantCulture)} {currency}";

    /// <summary>As it was told: <c>1,240.50 EUR</c>.</summary>
    public static string Told(decimal amount, string currency) => $"{amount.ToString(amount == decimal.Truncate(amount) ? "#,0" : "#,0.00", CultureInfo.InvariantCulture)} {currency}";

    // Three figures say all that an estimate knows.
    private static decimal Rounded(decimal amount)
    {
        var step = 1m;
        var size = Math.Abs(amount);
        while (size / step >= 1000)
        {
            step *= 10;
        }

        return size < 10 ? Math.Round(amount, 2, MidpointRounding.AwayFromZero) : Math.Round(amount / step, MidpointRounding.AwayFromZero) * step;
    }
}
