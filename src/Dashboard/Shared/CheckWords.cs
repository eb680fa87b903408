using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;

namespace Dashboard.Shared;

/// A check as a reader knows it.
internal static class CheckWords
{
    public static string Of(Stage stage, string check)
    {
        var name = check == "deployment" ? "deployment" : ItemWords.Name($"{Slug.Of(stage)}/{check}");
        return name.Length == 0 ? check : char.ToUpperInvariant(name[0]) + name[1..];
    }
}
