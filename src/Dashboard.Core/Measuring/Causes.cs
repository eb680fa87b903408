namespace Dashboard.Core.Measuring;

/// <summary>Reads the cause that a run or an incident is said to have. A word counts only as a whole: a database is no test data, a download limit no load.</summary>
public static class Causes
{
    // As senders name it: "capacity", "peak-load", "Traffic spike".
    private static readonly string[] LoadWords = ["capacity", "load", "overload", "overloaded", "peak", "saturated", "saturation", "traffic"];
    private static readonly string[] DataWords = ["data", "testdata"];

    /// <summary>Whether it was the test data; null when no cause was told.</summary>
    public static bool? IsData(string? cause) => Names(cause, DataWords);

    /// <summary>Whether it was too much at once for what was there; null when no cause was told.</summary>
    public static bool? IsLoad(string? cause) => Names(cause, LoadWords);

    /// <summary>True when the cause names one of the words; null when no cause was told.</summary>
    public static bool? Names(string? cause, params string[] words) => string.IsNullOrWhiteSpace(cause) ? null
        : new string([.. cause.Select(c => char.IsLetter(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Any(said => words.Contains(said, StringComparer.OrdinalIgnoreCase));
}
