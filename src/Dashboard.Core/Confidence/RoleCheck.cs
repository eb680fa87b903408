namespace Dashboard.Core.Confidence;

/// <summary>One of the fifteen questions leaders ask (product.md). The pages list whatever <see cref="RoleChecks.All"/> holds.</summary>
/// <param name="Id">Role and word: <c>ceo.promises</c>.</param>
/// <param name="Role">Whose question it is.</param>
/// <param name="Question">In the leader's words.</param>
/// <param name="MeasuredFrom">What it is computed from, in one line.</param>
/// <param name="FedBy">The event that would feed it, for an Unknown answer and the empty state.</param>
/// <param name="Evaluate">The answer; pure.</param>
public sealed record RoleCheck(string Id, Role Role, string Question, string MeasuredFrom, string FedBy, Func<ConfidenceInput, Finding> Evaluate);
