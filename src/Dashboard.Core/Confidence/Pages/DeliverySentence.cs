using Dashboard.Core.Confidence.Checks;
using Dashboard.Core.Measuring;

namespace Dashboard.Core.Confidence.Pages;

/// <summary>Is shipping routine in this organisation?</summary>
public static class DeliverySentence
{
    public static PageAnswer Of(Routine routine) => new(routine.Verdict, new Statement
    {
        Answer = routine.Verdict switch { Verdict.Met => "Routine.", Verdict.AtRisk => "Nearly routine.", Verdict.NotMet => "Heroic.", _ => "We cannot say." },
        Fact = routine.Shipped == 0 ? $"Nothing shipped in {routine.Weeks} weeks." : $"{Words.Number(routine.Calm)} of {Words.Count(routine.Shipped, "release")} shipped calmly in {routine.Weeks} weeks.",
        Cause = routine.Shipped == routine.Calm ? null
            : $"{Words.Number(routine.OutOfHours)} shipped out of hours, {Words.Number(routine.AroundGates)} around the gates, {Words.Number(routine.TakenBack)} {Words.Were(routine.TakenBack)} taken back.",
        Asked = routine.Shipped == 0 ? Telling.Senders : routine.Verdict == Verdict.Met ? Telling.NobodyAsked : Telling.NoService,
        NextStep = routine.Shipped == 0 ? "Send service.deployed for production." : routine.Verdict == Verdict.Met ? null : "Begin with what ships out of hours.",
    });
}
