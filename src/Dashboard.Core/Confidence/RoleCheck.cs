namespace Dashboard.Core.Confidence;

/// <summary>One of the fifteen questions leaders ask. The pages list whatever <see cref="RoleChecks.All"/> holds.</summary>
/// <param name="Id">Role and word: <c>ceo.promises</c>.</param>
/// <param name="Role">Whose question it is.</param>
/// <param name="Question">In the leader's words.</param>
/// <param name="MeasuredFrom">What it is computed from, in one line.</param>
/// <param name="FedBy">The event that would feed it, for an Unknown answer and the empty state.</param>
/// <param name="Evaluate">The answer; pure.</param>
public sealed record RoleCheck(string Id, Role Role, string Question, string MeasuredFrom, string FedBy, Func<ConfidenceInput, Finding> Evaluate)
{
    /// <summary>The pass and the warn line, in the unit of <see cref="Finding.Value"/>; the pass line is what a chart draws.</summary>
    public required Threshold Line { get; init; }

    /// <summary>The pass line in words: <c>at least 98%</c>.</summary>
    public required string Target { get; init; }

    /// <summary>What is still tolerated, in words: <c>at least 95%</c>.</summary>
    public required string Tolerated { get; init; }
}
