namespace Dashboard.Ingest;

public static class Texts
{
    /// At most so many characters, never half a surrogate pair.
    public static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        return char.IsHighSurrogate(text[longest - 1]) ? text[..(longest - 1)] : text[..longest];
    }
}
