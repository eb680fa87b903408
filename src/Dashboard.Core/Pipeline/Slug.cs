using System.Text;

namespace Dashboard.Core.Pipeline;

/// <summary>Enum values as kebab-case words, the form used in JSON, native events and addresses.</summary>
public static class Slug
{
    /// <summary>The kebab-case word of a value: <c>StubbedFunctional</c> is <c>stubbed-functional</c>.</summary>
    public static string Of<T>(T value) where T : struct, Enum => Words<T>.ByValue[value];

    /// <summary>Reads a kebab-case word, without regard to case; false when it names no value.</summary>
    public static bool TryParse<T>(string? word, out T value) where T : struct, Enum
    {
        value = default;
        return word is not null && Words<T>.ByWord.TryGetValue(word, out value);
    }

    /// <summary>All words of an enum in declaration order, for messages that list what is allowed.</summary>
    public static IReadOnlyList<string> All<T>() where T : struct, Enum => Words<T>.List;

    private static string Kebab(string name)
    {
        var word = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && word.Length > 0)
            {
                word.Append('-');
            }

            word.Append(char.ToLowerInvariant(letter));
        }

        return word.ToString();
    }

    private static class Words<T> where T : struct, Enum
    {
        public static readonly Dictionary<T, string> ByValue = Enum.GetValues<T>().ToDictionary(v => v, v => Kebab(v.ToString()));
        public static readonly Dictionary<string, T> ByWord = ByValue.ToDictionary(p => p.Value, p => p.Key, StringComparer.OrdinalIgnoreCase);
        public static readonly IReadOnlyList<string> List = [.. Enum.GetValues<T>().Select(v => ByValue[v])];
    }
}
