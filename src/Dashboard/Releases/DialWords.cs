using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Shared;

namespace Dashboard.Releases;

/// Speed against risk in words.
public static class DialWords
{
    public static string Title(ShipMoment moment) => moment switch
    {
        ShipMoment.Now => "Everyone, now",
        ShipMoment.AfterRunning => "After what runs",
        ShipMoment.AfterExtended => "After the extended tests",
        _ => "After the canary",
    };

    public static string Takes(DialMoment moment) => moment switch
    {
        { Moment: ShipMoment.Now } => "no waiting",
        { Takes: null } => "how long is not known",
        { Takes: { } takes } when takes < TimeSpan.FromMinutes(1) => "at once",
        { Takes: { } takes } => $"in about {Words.Duration(takes)}",
    };

    public static string Outcome(DialMoment moment, DialChoice choice, long? customers)
    {
        var share = moment.Share is { } told ? $"{Words.Percent(told)} proven" : "Nothing is asked for";
        var condition = moment.Assumed.Count > 0 ? $", if {If(moment.Assumed)}" : "";
        var without = choice.Without.Count > 0 ? $", without {Words.List([.. DialChoice.Skippable.Where(choice.Without.Contains).Select(s => StageWords.Of(s).ToLowerInvariant())])}" : "";
        var risk = moment is { Moment: ShipMoment.Now, Share: < 1 } && customers is { } many ? $" {Words.Count(many, "customer")} a day would carry what is not proven." : "";
        return $"{share}{condition}{without}.{risk}";
    }

    /// What the estimate rests on.
    public static string Basis(DialMoment moment) => moment switch
    {
        { Moment: ShipMoment.Now } => "As it stands.",
        { Takes: null } => "No shipment of this service told how long this takes, so no time is given.",
        { OnHowMany: { } many } => $"The time is an estimate: the middle of {Words.Count(many, "shipment")} of this service, waiting included.",
        _ => "Nothing more has to be waited for.",
    };

    private static string If(IReadOnlyList<string> assumed) => assumed.Count switch
    {
        1 => $"the {ItemWords.Name(assumed[0])} passes",
        2 => $"the {ItemWords.Name(assumed[0])} and the {ItemWords.Name(assumed[1])} pass",
        _ => $"all {assumed.Count} things still to run pass",
    };
}
