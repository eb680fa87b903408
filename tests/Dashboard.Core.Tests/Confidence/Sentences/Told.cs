using Dashboard.Core.Confidence;

namespace Dashboard.Core.Tests.Confidence.Sentences;

/// <summary>What happened, and what a leader reads: the headline and the detail under it, written out by hand.</summary>
public sealed record Told(Role Role, Verdict Verdict, string What, ConfidenceInput Input, string Headline, string Detail)
{
    public override string ToString() => $"{Role} {Verdict}: {What}";

    /// <summary>Four services on which all is proven, the first of them spoilt: payments, search, cart, and rec, which has no team.</summary>
    internal static ConfidenceInput After(int spoilt, Func<Measures, Measures> spoil) => Given.Organisation() with
    {
        Services =
        [
            .. new[] { ("payments", "Pay"), ("search", "Find"), ("cart", "Basket"), ("rec", ServiceWindow.NoTeam) }.Select((s, i) =>
                new ServiceWindow(s.Item1, s.Item2, 2, null, i < spoilt ? spoil(Given.AllGood) : Given.AllGood)),
        ],
    };

    /// <summary>The same with only rec spoilt.</summary>
    internal static ConfidenceInput AfterOnRec(Func<Measures, Measures> spoil)
    {
        var good = After(0, m => m);
        return good with { Services = [.. good.Services.Take(3), good.Services[3] with { Sums = spoil(Given.AllGood) }] };
    }

    /// <summary>Services without a single release or build, with all else in order.</summary>
    internal static ConfidenceInput Quiet => After(4, _ => Measures.Zero);

    internal static readonly ConfidenceInput Good = After(0, m => m);
}
