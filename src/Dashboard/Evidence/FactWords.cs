namespace Dashboard.Evidence;

/// What a fact says, in one line behind its type.
public static class FactWords
{
    private const int LongName = 24;

    public static string Of(FactLine fact) => string.Join(" · ", new[] { Release(fact), fact.Check, fact.Outcome }.OfType<string>());

    private static string? Release(FactLine fact) => (fact.Service, fact.Release) switch
    {
        (null, null) => "names no service",
        (null, { } release) => Short(release),
        ({ } service, null) => service,
        ({ } service, { } release) => $"{service} {Short(release)}",
    };

    private static string Short(string name) => name.Length <= LongName ? name : name[..LongName] + "…";
}
