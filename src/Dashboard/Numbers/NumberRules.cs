namespace Dashboard.Numbers;

/// THE list of the numbers that can be opened: the fifteen checks, and the share.
internal static class NumberRules
{
    private static readonly NumberRule[] All =
    [
        CeoNumbers.Promises, CeoNumbers.Demand, CeoNumbers.Reputation,
        CisoNumbers.Requirements, CisoNumbers.Controls, CisoNumbers.Bypass,
        CooNumbers.Waste, CooNumbers.Cost, CooNumbers.Resources,
        CtoNumbers.Adoption, CtoNumbers.Feedback, CtoNumbers.Flow,
        LegalNumbers.Trail, LegalNumbers.Evidence, LegalNumbers.Accountability,
    ];

    public static NumberRule Of(NumberAsked asked)
    {
        var rule = asked.IsShare ? ShareNumbers.Share : All.Single(r => r.CheckId == asked.CheckId);
        return asked.Service is not null ? rule.OfService ?? rule : rule;
    }
}
