namespace Dashboard.Core.Confidence.Pages;

/// <summary>What a page begins with: how it stands, and the answer with cause, owner and next step.</summary>
public sealed record PageAnswer(Verdict Verdict, Statement Statement);
