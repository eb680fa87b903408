namespace Dashboard.Shared;

/// <summary>A part of an address as a name. Routing decodes all of it but the slash, which would otherwise end the part.</summary>
public static class PathText
{
    public static string Decoded(string part) => part.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
}
