namespace Dashboard.Figures;

/// The plain queries behind what the tries and the environments of a stage came to.
public static class TrialSql
{
    private const string Word = "e.Service, e.At, e.Change, e.Name, e.Stage, e.Shared, e.Isolated, e.ProductionLike, e.ProvisionSeconds, e.Down, e.DataOwner, e.BeganAt";

    public static readonly string AllTrials = TrialsOf("Services s");
    public static readonly string SomeTrials = TrialsOf($"(SELECT value AS Key FROM json_each({AskedServices.Name})) s");
    public static readonly string AllWords = WordsOf("Services s");
    public static readonly string SomeWords = WordsOf($"(SELECT value AS Key FROM json_each({AskedServices.Name})) s");

    /// Told without naming a service.
    public const string NobodysWords = $"SELECT {Word} FROM Environments e WHERE e.Service = '' AND e.At > @since";

    public static readonly IReadOnlyList<string> All = [AllTrials, SomeTrials, AllWords, SomeWords, NobodysWords];

    private static string TrialsOf(string services) =>
        $"""
        SELECT d.Service, r.PublicId, r.Version, r.Digest, r."Commit", d.Trials
        FROM {services} CROSS JOIN ReleaseStages d ON d.Service = s.Key AND d.LastDay > @from CROSS JOIN Releases r ON r.Id = d.ReleaseId
        WHERE d.Trials IS NOT NULL
        """;

    private static string WordsOf(string services) => $"SELECT {Word} FROM {services} CROSS JOIN Environments e ON e.Service = s.Key AND e.At > @since";
}
