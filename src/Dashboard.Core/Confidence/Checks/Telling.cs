namespace Dashboard.Core.Confidence.Checks;

/// <summary>How a fact becomes a sentence, and how names and their owners stand in one.</summary>
internal static class Telling
{
    public const string NobodyAsked = "Nothing is asked of any team.";
    public const string Senders = "Whoever runs the pipelines is asked.";
    public const string Operator = "Whoever operates this dashboard is asked.";
    public const string NoService = "No one service stands behind it.";

    /// <summary>A fact or an instruction as a sentence. A name at its end that ends in a full stop brings its own.</summary>
    public static string? Sentence(string? text) => string.IsNullOrEmpty(text) ? null
        : $"{char.ToUpperInvariant(text[0])}{text[1..]}{(text[^1] == '.' ? "" : ".")}";

    /// <summary>A name as sent; where a sender left it blank, a word for it, so that the sentence keeps its shape.</summary>
    public static string Name(string name, string kind) => string.IsNullOrWhiteSpace(name) ? $"a {kind} without a name" : name;

    public static string Service(string name) => Name(name, "service");

    /// <summary>The team of a service; null when none is named.</summary>
    public static string? Owner(ConfidenceInput input, string? service) =>
        input.Services.FirstOrDefault(s => string.Equals(s.Service, service, StringComparison.Ordinal))?.Team is { } team
        && !string.IsNullOrWhiteSpace(team) && team != ServiceWindow.NoTeam ? team : null;

    public static string Asked(string? owner, string service) =>
        Sentence(owner is null ? $"No team is named for {Service(service)}" : $"The owner is {owner}")!;

    /// <summary>
    /// A part of a counted whole: <c>50 of 400 promises were</c>, <c>both promises were</c>, <c>the one promise was</c>.
    /// Never starts a sentence.
    /// </summary>
    public static string PartWas(Tally part, string one) => part switch
    {
        (1, 1) => $"the one {one} was",
        (2, 2) => $"both {one}s were",
        _ when part.Rest == 0 => $"all {Words.Count(part.Whole, one)} were",
        _ => $"{Words.Number(part.Part)} of {Words.Count(part.Whole, one)} {Words.Were(part.Part)}",
    };

    /// <summary>What a service lost of its own cases: <c>on payments 50 of 400 promises were broken</c>.</summary>
    public static string? OwnLoss(Weakest? weak, string one, string did) => weak is null ? null
        : $"on {weak.Name} {PartWas(new Tally(weak.Lost, weak.Tally.Whole), one)} {did}";

    /// <summary>How little of a service's cases is known: <c>on search 1 of 10 is known</c>.</summary>
    public static string? OwnGap(Weakest? weak) => weak is null ? null
        : weak.Tally.Part == 0 ? $"on {weak.Name} nothing of it is known"
        : $"on {weak.Name} {weak.Tally} {Words.Are(weak.Tally.Part)} known";
}
