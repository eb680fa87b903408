using Dashboard.Journal;
using Dashboard.Shared;

namespace Dashboard.Evidence;

/// How a fate is shown, and what it means for whoever sent it.
public static class FateLook
{
    public static ChipState Chip(string fate) => fate switch
    {
        Fates.Accepted => ChipState.Passed,
        Fates.NotUnderstood or Fates.Conflict or Fates.Parked => ChipState.Failed,
        Fates.Unplaced => ChipState.Missing,
        Fates.Duplicate or Fates.Ignored => ChipState.NotApplicable,
        _ => ChipState.AtRisk,
    };

    public static string Word(string fate) => fate switch
    {
        Fates.Accepted => "Accepted",
        Fates.NotUnderstood => "Not understood",
        Fates.Conflict => "Refused: same id, other body",
        Fates.Parked => "Parked",
        Fates.Unplaced => "Unplaced",
        Fates.Duplicate => "Came again",
        Fates.Ignored => "Ignored",
        Fates.IdUsedBefore => "Id used before",
        Fates.BodySeenBefore => "Body seen before",
        _ => fate,
    };

    public static string Means(string fate) => fate switch
    {
        Fates.Accepted => "It became facts.",
        Fates.NotUnderstood => "It is genuine and kept, but no format could read it.",
        Fates.Conflict => "The same id came again with another body: that one was refused and not kept.",
        Fates.Parked => "It is kept, but could not be folded into the releases.",
        Fates.Unplaced => "It names no service, or a check without a stage.",
        Fates.Duplicate => "The same delivery came more than once: it counts once.",
        Fates.Ignored => "A kind of event that says nothing about the path.",
        Fates.IdUsedBefore => "Its sender used the id for another body before: both are kept.",
        Fates.BodySeenBefore => "The same bytes came before under another id.",
        _ => "",
    };
}
