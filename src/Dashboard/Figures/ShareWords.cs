using Dashboard.Core.Confidence;

namespace Dashboard.Figures;

/// How a proven share is explained, wherever it stands.
public static class ShareWords
{
    public const string Rule =
        "weight passed ÷ weight asked for, over the newest release of each service that is with all customers, as judged when it shipped; "
        + "a critical piece weighs 3, one that must have data 2, a wanted one 1";

    /// Each step with the rows it speaks of, on the page of the number.
    public static IReadOnlyList<ExplainStep> Steps(ShareReading share, string page)
    {
        var of = share.Share;
        return
        [
            new($"{Words.Count(share.Services, "service")} {(share.Services == 1 ? "has" : "have")} a release that is with all customers; the newest of each counts.", page + "?rows=counted"),
            new($"The agreement asks {Words.Count(of.ExpectedItems, "piece")} of evidence of them; {Words.Number(of.ProvenItems)} had a fresh result when they shipped.", page),
            new("A service without such a release is left out.", page + "?rows=excluded"),
            new($"The rule: {Rule}. What is missing never counts.", page + "#rule"),
            new(of.Share is { } proven
                ? $"The figure: {Words.Number(of.EarnedWeight)} passed ÷ {Words.Number(of.ExpectedWeight)} asked for, by weight = {Words.Percent(proven)}."
                : "No figure: there is nothing to compute it from.", page + "#sum"),
        ];
    }
}
