namespace Dashboard.Core.Diagnostics;

/// <summary>One conversation about one step of the path: what to ask, what may be missing, what to look out for.</summary>
/// <param name="Id">Stable; answers are kept under it.</param>
/// <param name="Title">The step it is about.</param>
/// <param name="Ask">The question, to be asked with curiosity.</param>
/// <param name="Poor">What 1 looks like.</param>
/// <param name="Good">What 5 looks like.</param>
/// <param name="Missing">What teams often do not have yet.</param>
/// <param name="LookOuts">Signs that it is harder than it looks.</param>
public sealed record Question(string Id, string Title, string Ask, string Poor, string Good, IReadOnlyList<Sign> Missing, IReadOnlyList<Sign> LookOuts)
{
    /// <summary>Everything a respondent may say to have seen.</summary>
    public IEnumerable<Sign> Signs => Missing.Concat(LookOuts);
}

/// <summary>One thing a respondent may have seen; the id is stable.</summary>
public sealed record Sign(string Id, string Words);
