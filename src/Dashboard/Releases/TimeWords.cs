using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Core.Measuring;
using Dashboard.Shared;

namespace Dashboard.Releases;

/// How times on the path are said: what nobody told is said to be not told.
public static class TimeWords
{
    public static string Ran(StageTime time) => time switch
    {
        { Runs: 0 } => "",
        { Ran: null } => "start not told",
        { Running: true } => $"running {Of(time.Ran.Value)}",
        _ => $"ran {Of(time.Ran.Value)}",
    };

    /// Null where nothing was waited for or nobody can tell.
    public static string? Waited(StageTime time) => time.Waited is { } waited && waited >= TimeSpan.FromSeconds(1) ? Of(waited) : null;

    /// In full, for those who point at it or hear it.
    public static string WaitedInFull(StageTime time, string stage) => time.Waited is not { } waited ? ""
        : time.Waiting ? $"{stage} has waited {Of(waited)} so far"
        : $"{stage} waited {Of(waited)} before it began{(time.Queued >= TimeSpan.FromSeconds(1) ? $", {Of(time.Queued)} of it in a queue" : "")}";

    /// How long a release has stood at its gate; while a stage runs, how long that has run, and apart from it what it waited for before.
    public static string AtGate(PathTimes path, TimeSpan waited)
    {
        if (path.Stages.LastOrDefault(s => s is { Running: true, BeganAt: not null }) is not { } runs)
        {
            return $"It has waited there for {Words.Duration(waited)}.";
        }

        var before = runs.Waited is { } idle && idle >= TimeSpan.FromMinutes(1) ? $", after {Of(idle)} in which nothing ran" : "";
        return $"{StageWords.Of(runs.Stage)} has run for {Of(path.Until - runs.BeganAt!.Value)}{before}.";
    }

    public static string Of(TimeSpan time) => time < TimeSpan.FromSeconds(1) ? "under a second" : Words.Duration(time);

    public static ChipState Chip(FeedbackState state) => state switch
    {
        FeedbackState.InTime => ChipState.Met,
        FeedbackState.Late => ChipState.NotMet,
        FeedbackState.Running => ChipState.Running,
        FeedbackState.RunningLate => ChipState.AtRisk,
        FeedbackState.NeverAnswered => ChipState.Missing,
        _ => ChipState.Unknown,
    };

    public static string Word(FeedbackState state) => state switch
    {
        FeedbackState.InTime => "In time",
        FeedbackState.Late => "Late",
        FeedbackState.Running => "Running",
        FeedbackState.RunningLate => "Running late",
        FeedbackState.NeverAnswered => "No answer came",
        _ => "Start not told",
    };

    /// What the clock stopped at, and how its time was spent.
    public static string Clock(FeedbackClock clock) => clock switch
    {
        { State: FeedbackState.NotStarted } => "Nobody told when the change was merged or when its build began, so the clock cannot be read.",
        { State: FeedbackState.NeverAnswered } => "The release ended before every required fast check had answered.",
        { State: FeedbackState.Running } => "Not every required fast check has answered yet.",
        { State: FeedbackState.RunningLate } => "Past the budget, and not every required fast check has answered.",
        { Failed: true, LastItem: { } item } => $"The first failure was the answer: {ItemWords.Name(item)}.",
        { LastItem: { } item } => $"The last required answer was the {ItemWords.Name(item)}.",
        _ => "Every required fast check had answered by then.",
    };

    public static string Split(FeedbackClock clock) => clock switch
    {
        { Took: null } => "",
        { Ran: null } => "No run told when it began, so nobody can say how much of it was waiting.",
        { Ran: { } ran, Queued: { } queued, Took: { } took } => $"Something ran for {Of(ran)}; {(queued >= TimeSpan.FromSeconds(1) ? $"{Of(queued)} went by in queues" : "no queue was told")}{Rest(took - ran - queued)}.",
        _ => "",
    };

    private static string Rest(TimeSpan rest) => rest >= TimeSpan.FromSeconds(1) ? $" and {Of(rest)} with nothing told to run" : "";
}
