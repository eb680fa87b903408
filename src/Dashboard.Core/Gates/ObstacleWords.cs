using Dashboard.Core.Confidence;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Gates;

/// <summary>An obstacle as a part of a sentence that begins with the release, and what would remove it.</summary>
public static class ObstacleWords
{
    /// <summary>What it does: <c>failed its load test and 2 more items</c>.</summary>
    public static string Of(Obstacle obstacle) => obstacle.Kind switch
    {
        ObstacleKind.Held => $"is held{By(obstacle)}",
        ObstacleKind.TwoArtifacts => "shares its version with another artifact",
        ObstacleKind.Alert => $"is stopped by the alert {obstacle.Subject}",
        ObstacleKind.TurnedBack => "was turned back, and no rollout came after",
        ObstacleKind.Failed => $"did not pass its {Name(obstacle)}{More(obstacle)}",
        ObstacleKind.Stale => $"needs its {Name(obstacle)} anew{More(obstacle, ",")}",
        _ => $"waits for its {Name(obstacle)}{More(obstacle)}",
    };

    /// <summary>What a person wrote about it, as a sentence; null where nobody did.</summary>
    public static string? Reason(Obstacle obstacle) =>
        obstacle.Kind == ObstacleKind.Held && !string.IsNullOrWhiteSpace(obstacle.Subject) ? Words.Sentence($"The reason given: {obstacle.Subject}") : null;

    /// <summary>What would remove it, as an imperative; where more than one item is open, the first thing to do.</summary>
    public static string NextStep(Obstacle obstacle)
    {
        var step = obstacle.Kind switch
        {
            ObstacleKind.Held => "Settle the reason, then lift the hold.",
            ObstacleKind.TwoArtifacts => "Build once, and give the second artifact a version of its own.",
            ObstacleKind.Alert => "Resolve the alert; the gates answer again by themselves.",
            ObstacleKind.TurnedBack => "Mend what turned it back, then roll out the repair.",
            ObstacleKind.Failed => Mend(obstacle.Subject, Name(obstacle)),
            ObstacleKind.Stale => Again(obstacle.Subject, Name(obstacle)),
            _ => Send(obstacle.Subject, Name(obstacle)),
        };
        return obstacle.More > 0 ? $"First {char.ToLowerInvariant(step[0])}{step[1..]}" : step;
    }

    private static string Name(Obstacle obstacle) => ItemWords.Name(obstacle.Subject);

    // Facts hold a reference in the place of a name; a name was typed without a sign-in.
    private static string By(Obstacle obstacle) => string.IsNullOrWhiteSpace(obstacle.By) || obstacle.By.StartsWith(Trail.PersonPrefix, StringComparison.Ordinal) ? "" : $" by {obstacle.By} (unverified)";

    private static string More(Obstacle obstacle, string comma = "") => obstacle.More == 0 ? "" : $"{comma} and {Words.Count(obstacle.More, "more item")}";

    private static string Mend(string item, string name) => item switch
    {
        "build/build" or "integration/deployment" => $"Mend its {name}, and run it again.",
        "canary/canary-analysis" => "Mend what customers met, and roll out the repair.",
        _ => $"Mend what its {name} found, and run it again.",
    };

    private static string Again(string item, string name) => item switch
    {
        "integration/deployment" => "Deploy it to integration again.",
        "canary/canary-analysis" => "Measure it with customers again, and send the result.",
        _ => $"Run its {name} again, and send the result.",
    };

    private static string Send(string item, string name) => item switch
    {
        "build/digest" => "Have its build name the digest.",
        "build/sbom" or "build/provenance" or "build/signature" => $"Have its build send the {name}.",
        "build/monitoring" => "Have its build say in the manifest how it is watched.",
        "build/review" => "Have somebody other than its author approve the change.",
        "integration/deployment" => "Deploy it to integration.",
        "canary/canary-analysis" => "Let a canary prove it with customers, and send what is measured there.",
        "canary/accountable" => "Have a person approve it, and send the approval.",
        _ => $"Run its {name}, and send the result.",
    };
}
