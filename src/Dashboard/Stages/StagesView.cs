using Dashboard.Core.Confidence;
using Dashboard.Core.Confidence.Pages;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;

namespace Dashboard.Stages;

/// The seven stages in the order a release travels them.
public sealed record StagesView
{
    public required PageAnswer Answer { get; init; }

    public required IReadOnlyList<StageCard> Stages { get; init; }

    public required int Services { get; init; }

    public required DateTimeOffset AsOf { get; init; }

    public required long Sequence { get; init; }

    public static StagesView Of(StagesReading reading)
    {
        List<StageCard> cards = [.. Enum.GetValues<Stage>().Select(stage => StageCard.Of(reading, stage))];
        return new StagesView
        {
            // The gravest answer speaks for all; where none can be given, the first stage says what to send.
            Answer = cards.OrderByDescending(c => Gravity(c.Answer.Verdict)).ThenBy(c => (double)c.Row.Sums.FirstGreen / Math.Max(1, c.Row.Sums.Releases)).First().Answer,
            Stages = cards,
            Services = reading.Services.Count,
            AsOf = reading.AsOf,
            Sequence = reading.Sequence,
        };
    }

    private static int Gravity(Verdict verdict) => verdict switch { Verdict.NotMet => 3, Verdict.AtRisk => 2, Verdict.Met => 1, _ => 0 };
}
