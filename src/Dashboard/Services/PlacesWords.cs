using Dashboard.Core.Confidence;

namespace Dashboard.Services;

internal static class PlacesWords
{
    /// What a moment of the past shows.
    public static string Banner(bool today, int later) =>
        (today ? "what had happened by then, whenever it was told. " : "what had been told by then, as this page showed it. ")
        + (later > 0 ? $"At {Words.Count(later, "place")} something reported later tells otherwise; both are shown." : "Nothing reported later tells otherwise.");
}
