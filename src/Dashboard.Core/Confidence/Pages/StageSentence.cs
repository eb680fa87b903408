using Dashboard.Core.Confidence.Checks;

namespace Dashboard.Core.Confidence.Pages;

/// <summary>Releases at a stage, one of its checks or one service there: how many it proved or refused, and how many passed at the first try.</summary>
/// <param name="Name">Of the check or the service.</param>
/// <param name="Owner">The team of the service; null for a check or where none is named.</param>
/// <param name="Green">Passed at the first try.</param>
/// <param name="Releases">Proved or refused at all.</param>
public sealed record FirstTries(string Name, string? Owner, long Green, long Releases)
{
    /// <summary>0..1; null of none.</summary>
    public double? Share => Releases == 0 ? null : (double)Green / Releases;
}

/// <summary>A stage as the first sentence of its page speaks of it, over the window.</summary>
/// <param name="Name">As the reader knows it.</param>
/// <param name="All">All its releases.</param>
public sealed record StageStanding(string Name, FirstTries All)
{
    /// <summary>The check that passes least often at the first try; null where all always do.</summary>
    public FirstTries? Weakest { get; init; }

    /// <summary>The service that lost most first tries; null where none lost any.</summary>
    public FirstTries? Service { get; init; }

    /// <summary>Releases that it holds back: their newest proof failed.</summary>
    public long Held { get; init; }

    /// <summary>What would tell it, where nothing did.</summary>
    public string? Sends { get; init; }
}

/// <summary>Does this stage do its work quietly, or does it catch what should have been caught before? Judged by first tries.</summary>
public static class StageSentence
{
    /// <summary>What a calm stage shows: nine of ten releases pass at the first try; under three of four it is rough.</summary>
    public static readonly Threshold FirstGreen = Threshold.AtLeast(0.9, 0.75);

    private const int Fewest = 5;

    /// <summary>The sentence and the verdict; Unknown under five releases.</summary>
    public static PageAnswer Of(StageStanding s) => s.All switch
    {
        { Releases: 0 } => new(Verdict.Unknown, new Statement
        {
            Answer = "We cannot say.",
            Fact = $"{s.Name} proved nothing in 30 days.",
            Asked = Telling.Senders,
            NextStep = s.Sends,
        }),
        { Releases: < Fewest } => Says(s, Verdict.Unknown, "Too few to say."),
        { Share: { } share } when share >= FirstGreen.Pass => Says(s, Verdict.Met, "Calm."),
        { Share: { } share } when share >= FirstGreen.Warn => Says(s, Verdict.AtRisk, "Uneven."),
        _ => Says(s, Verdict.NotMet, "Rough."),
    };

    private static PageAnswer Says(StageStanding s, Verdict verdict, string answer)
    {
        var worst = s.Service;
        return new(verdict, new Statement
        {
            Answer = answer,
            Fact = Fact(s),
            Service = worst?.Name,
            Cause = string.Join(' ', new[] { Weakest(s), Worst(worst), Held(s) }.OfType<string>()) is { Length: > 0 } cause ? cause : null,
            Owner = worst?.Owner,
            Asked = worst is null ? Telling.NobodyAsked : Telling.Asked(worst.Owner, worst.Name),
            NextStep = worst is null ? null : $"Look at what fails first on {Telling.Service(worst.Name)}.",
        });
    }

    private static string Fact(StageStanding s) => (s.All.Green, s.All.Releases) switch
    {
        (1, 1) => $"{s.Name} passed at the first try for its one release.",
        (0, 1) => $"{s.Name} did not pass at the first try for its one release.",
        var (green, all) when green == all => $"{s.Name} passed at the first try for all {Words.Number(all)} releases.",
        (0, var all) => $"{s.Name} passed at the first try for none of {Words.Number(all)} releases.",
        var (green, all) => $"{s.Name} passed at the first try for {Words.Percent((double)green / all, FirstGreen.Pass, FirstGreen.Warn)} of {Words.Number(all)} releases.",
    };

    private static string? Weakest(StageStanding s) => s.Weakest is { Share: { } share } weakest
        ? $"{Telling.Sentence($"{weakest.Name} passes least often at once, for {Words.Percent(share)} of {Words.Count(weakest.Releases, "release")}")}" : null;

    private static string? Worst(FirstTries? worst) => worst is null ? null
        : $"{Telling.Service(worst.Name)} lost most: {Words.Number(worst.Releases - worst.Green)} of its {Words.Count(worst.Releases, "release")}.";

    private static string? Held(StageStanding s) => s.Held == 0 ? null
        : s.Held == 1 ? "One release never passed and is held back." : $"{Words.Number(s.Held)} releases never passed and are held back.";
}
