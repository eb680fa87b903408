namespace Dashboard.Core.Pipeline;

/// <summary>Which stage an environment belongs to by its name: the first rule that matches a whole word.</summary>
public static class EnvironmentStage
{
    private static readonly (Stage Stage, string[] Words)[] Rules =
    [
        (Stage.Extended, ["non-prod", "nonprod", "pre-prod", "preprod", "staging", "stage", "uat", "perf", "extended",
            // The same words written out: taken for production they would make a bypass of every test deployment.
            "non-production", "nonproduction", "pre-production", "preproduction"]),
        (Stage.Canary, ["canary"]),
        (Stage.Production, ["prod", "production", "live"]),
        (Stage.Integration, ["integration", "int", "shared", "qa", "test", "testing"]),
        (Stage.StubbedFunctional, ["stub", "stubbed", "isolated", "preview", "review", "dev", "development"]),
    ];

    /// <summary>The stage of an environment name, or null when no rule matches: unplaced, never guessed.</summary>
    public static Stage? Of(string? environment)
    {
        if (string.IsNullOrWhiteSpace(environment))
        {
            return null;
        }

        var name = environment.ToLowerInvariant();
        foreach (var (stage, words) in Rules)
        {
            if (words.Any(word => HasWord(name, word)))
            {
                return stage;
            }
        }

        return null;
    }

    private static bool HasWord(string name, string word)
    {
        for (var at = name.IndexOf(word, StringComparison.Ordinal); at >= 0; at = name.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            var end = at + word.Length;
            if ((at == 0 || !char.IsLetterOrDigit(name[at - 1])) && (end == name.Length || !char.IsLetterOrDigit(name[end])))
            {
                return true;
            }
        }

        return false;
    }
}
