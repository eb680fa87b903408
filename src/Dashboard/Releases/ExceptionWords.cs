using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Figures;
using Dashboard.Shared;

namespace Dashboard.Releases;

/// The steps of waivers and holds in words a leader reads. Names stand as they were typed: nobody signs in yet.
internal sealed class ExceptionWords(PersonNames persons, IReadOnlyDictionary<string, (long Delivery, long Fact)> told)
{
    /// The delivery's id in the key of its event: "gates/{id}#0".
    public static string DeliveryOf(string key) => key[(key.IndexOf('/', StringComparison.Ordinal) + 1)..].Split('#')[0];

    public IEnumerable<Happening> Of(Waiver waiver)
    {
        var (asked, items) = (waiver.Request, ItemsOf(waiver));
        yield return Step(asked, $"Waiver asked for: {items}", ChipState.Missing, "Asked for", $"for {Words.Count(asked.Days, "day")}{About(asked)}", asked);
        if (waiver.Approval is { } approval)
        {
            yield return Step(approval, $"Waiver approved: {items}", ChipState.Waived, "In force", $"until {Words.Date(approval.At.AddDays(asked.Days), approval.At)}{About(asked)}", asked);
        }

        if (waiver.Refusal is { } refusal)
        {
            yield return Step(refusal, $"Waiver refused: {items}", ChipState.NotApplicable, "Refused", null, asked);
        }

        if (waiver.Withdrawal is { } withdrawal)
        {
            yield return Step(withdrawal, $"Waiver withdrawn: {items}", ChipState.NotApplicable, "Withdrawn", null, asked);
        }
    }

    /// Its days passed: nobody did that, so what it came from is its approval.
    public Happening RanOut(Waiver waiver) => Step(waiver.Approval!, $"Waiver ran out: {ItemsOf(waiver)}", ChipState.Stale, "Ran out", null, waiver.Request) with
    {
        At = waiver.Until!.Value,
        RecordedAt = waiver.Until.Value,
        Detail = $"waiver {waiver.Id}",
        By = "the passing of time",
        IsUnverified = false,
    };

    public IEnumerable<Happening> Of(Hold hold)
    {
        yield return Step(hold.Placed, "Held: every gate closed", ChipState.Closed, "Held", null, hold.Placed);
        if (hold.Lifted is { } lifted)
        {
            yield return Step(lifted, "Hold lifted", ChipState.NotApplicable, "Lifted", null, hold.Placed);
        }
    }

    private Happening Step(InterventionStep step, string what, ChipState state, string word, string? more, InterventionStep asked)
    {
        var known = told.TryGetValue(DeliveryOf(step.Key), out var found);
        return new Happening
        {
            At = step.At,
            Kind = HappeningKind.Exception,
            What = what,
            State = state,
            CameOut = word,
            Detail = string.Join(", ", new[] { $"{(asked.IsOfHold ? "hold" : "waiver")} {step.Id}", more, step.Reason is { } reason ? $"“{reason}”" : null }.OfType<string>()),
            By = persons.Of(step.By),
            IsUnverified = true,
            Delivery = known ? found.Delivery : null,
            Because = known ? null : step.Key,
            RecordedAt = step.At,
            Sequence = found.Fact,
        };
    }

    private static string ItemsOf(Waiver waiver) => Words.List([.. waiver.Request.Items.Select(ItemWords.Name)]);

    private static string About(InterventionStep asked) => asked.Release is null ? ", for every release of the service" : "";
}
