namespace Dashboard.Core.Confidence;

/// <summary>
/// How many customers had a bad change in front of them: the most traffic it had × customers a day, added up over changes, so
/// that a customer who met two counts twice.
/// </summary>
/// <param name="Customers">Of the bad changes that could be counted.</param>
/// <param name="Bad">Bad changes.</param>
/// <param name="Uncounted">… of which nobody told the share of traffic, or whose service never told its customers.</param>
public sealed record CustomersTouched(long Customers, long Bad, long Uncounted)
{
    private const long Whole = 10_000;

    /// <summary>Null where not one bad change could be counted: that is not nobody.</summary>
    public long? Told => Bad > 0 && Uncounted >= Bad ? null : Customers;

    /// <summary>From sums of services, each with its customers a day or null.</summary>
    public static CustomersTouched Of(IEnumerable<(Measures Sums, long? Customers)> services)
    {
        long customers = 0, bad = 0, uncounted = 0;
        foreach (var (sums, daily) in services)
        {
            bad += sums.Bad;
            uncounted += daily is null ? sums.Bad : sums.BadReachUnknown;
            customers += (long)Math.Round((decimal)(daily ?? 0) * sums.BadReachBasisPoints / Whole, MidpointRounding.AwayFromZero);
        }

        return new CustomersTouched(customers, bad, uncounted);
    }
}
