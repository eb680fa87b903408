namespace Dashboard.Core.Measuring;

/// <summary>What an answer that comes too late costs those who wait for it: they turn to something else, and have to come back.</summary>
public static class LostFocus
{
    /// <summary>Σ of each answer's time beyond the budget, at least 0, in seconds; null where there was no answer.</summary>
    public static long? Seconds(IReadOnlyCollection<long> answers, TimeSpan budget)
    {
        var agreed = (long)budget.TotalSeconds;
        return answers.Count == 0 ? null : answers.Sum(took => Math.Max(0, took - agreed));
    }
}
