using Dashboard.Core.Confidence;
using Dashboard.Core.Confidence.Pages;
using Dashboard.Core.Confidence.Why;
using Dashboard.Figures;

namespace Dashboard.Why;

/// The eight reasons, ready to be shown.
public sealed record WhyView(PageAnswer Answer, IReadOnlyList<Reason> Reasons, DateTimeOffset AsOf, long Sequence)
{
    public static WhyView Of(CostReading reading)
    {
        IReadOnlyList<Reason> reasons =
        [
            HabitReasons.Culture(reading.Stages),
            FlowReasons.Friction(reading.Confidence),
            LearningReasons.Early(reading),
            FlowReasons.Dial(reading.Confidence),
            LearningReasons.Lessons(reading),
            HabitReasons.Rebuilt(reading),
            HabitReasons.Owned(reading),
            FlowReasons.SmallAndOften(reading),
        ];
        return new(WhySentence.Of(reasons), reasons, reading.AsOf, reading.Sequence);
    }
}

/// Figures of parts.
internal static class Parts
{
    /// Null where nothing told it: a part without a value is shown as missing.
    public static string? Share(long part, long of) => of == 0 ? null : $"{Words.Percent((double)part / of)}, {Words.Number(part)} of {Words.Number(of)}";
}
