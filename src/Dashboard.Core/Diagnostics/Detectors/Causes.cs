namespace Dashboard.Core.Diagnostics;

/// <summary>Reads the cause that a run or an incident is said to have. A word counts only as a whole: a database is no test data.</summary>
internal static class Causes
{
    /// <summary>True when the cause names one of the words; null when no cause was told.</summary>
    public static bool? Names(string? cause, params string[] words) => string.IsNullOrWhiteSpace(cause) ? null
        : new string([.. cause.Select(c => char.IsLetter(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Any(said => words.Contains(said, StringComparer.OrdinalIgnoreCase));
}
