using Dashboard.Core.Confidence;
using Dashboard.Shared;

namespace Dashboard.Numbers;

/// Headings and addresses of a number's page.
internal static class NumberLook
{
    public static string Title(NumberAsked asked) => asked.IsShare
        ? $"Proven share{(asked.Role is { } role ? $" for {Words.Of(role)}" : "")}"
        : RoleChecks.All.Single(c => c.Id == asked.CheckId).Question;

    /// The same number with other rows.
    public static string With(NumberAsked asked, string? rows) => NumberAddress.OfNumber(asked.Path, ("service", asked.Service), ("technology", asked.Technology), ("rows", rows)).Page;

    public static string Css(NumberView view) => view.Verdict is { } verdict ? VerdictLook.Css(verdict) : "";

    public static string Many(string noun) => noun switch
    {
        "technology" => "technologies",
        "piece of evidence" => "pieces of evidence",
        _ => noun + "s",
    };

    public static string Count(long n, string noun) => Words.Count(n, noun, Many(noun));

    /// What is listed, in words.
    public static string Listed(NumberView view) =>
        $"{Count(view.Counted, view.Noun)} counted{(view.LeftOut == 0 ? ", none left out" : $", {Words.Number(view.LeftOut)} left out")}";
}
