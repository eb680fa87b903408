using Dashboard.Core.Pipeline;

namespace Dashboard.Ingest;

/// <summary>
/// Which check a job, check run or commit status is, by the words of its name.
/// Only whole words count: "download" is no load test and "default" no fault test. No match stays unplaced, never guessed.
/// </summary>
public static class JobNames
{
    private static readonly (string Check, string[] Words)[] Rules =
    [
        ("soak", ["soak"]),
        ("peak-load", ["peak"]),
        ("secret-scan", ["gitleaks", "secret", "trufflehog"]),
        ("sast", ["sast", "codeql", "sonar", "sonarcloud", "sonarqube", "semgrep"]),
        ("sca", ["sca", "trivy", "grype", "dependabot", "snyk"]),
        ("sbom", ["sbom", "cyclonedx", "syft"]),
        ("provenance", ["provenance", "slsa"]),
        ("signature", ["signature", "cosign"]),
        ("license", ["license", "licence"]),
        ("load", ["k6", "load", "perf", "performance"]),
        ("fault", ["chaos", "fault", "resilience"]),
        ("rolling-compatibility", ["compat", "rolling"]),
        ("degradation", ["degradation"]),
        ("journey", ["e2e", "journey"]),
        ("integration", ["integration", "contract"]),
        ("smoke", ["smoke"]),
        ("acceptance", ["acceptance"]),
        ("functional", ["functional"]),
        ("accessibility", ["accessibility", "a11y"]),
        ("unit", ["unit"]),
        ("lint", ["lint", "linter", "linting", "eslint"]),
        ("build", ["build", "compile", "package"]),
    ];

    /// A job that deploys to "integration" has tested nothing there; of such names only what is made on the way counts.
    private static readonly string[] Deeds = ["deploy", "deployment", "promote", "rollback", "provision", "setup", "teardown", "destroy"];

    private static readonly string[] MadeOnTheWay = ["build", "sbom", "provenance", "signature"];

    /// The recognised check, or null.
    public static string? CheckOf(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return null;
        }

        var whole = CheckNames.Normalise(name);
        if (CheckNames.IsKnown(whole))
        {
            return whole;
        }

        var isDeed = HasAny(name, Deeds);
        foreach (var (check, words) in Rules)
        {
            if (HasAny(name, words) && (!isDeed || MadeOnTheWay.Contains(check, StringComparer.Ordinal)))
            {
                return check;
            }
        }

        return null;
    }

    private static bool HasAny(string name, string[] words)
    {
        foreach (var word in words)
        {
            if (HasWord(name, word))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasWord(ReadOnlySpan<char> name, ReadOnlySpan<char> word)
    {
        for (var from = 0; from <= name.Length - word.Length;)
        {
            var found = name[from..].IndexOf(word, StringComparison.OrdinalIgnoreCase);
            if (found < 0)
            {
                return false;
            }

            var start = from + found;
            if (StartsWord(name, start) && EndsWord(name, start + word.Length))
            {
                return true;
            }

            from = start + 1;
        }

        return false;
    }

    private static bool StartsWord(ReadOnlySpan<char> name, int at) =>
        at == 0 || !char.IsLetterOrDigit(name[at - 1]) || (char.IsLower(name[at - 1]) && char.IsUpper(name[at]));

    /// "unit", "unit-tests", "UnitTests", "unittests" and "units" all end the word unit.
    private static bool EndsWord(ReadOnlySpan<char> name, int end)
    {
        var rest = name[end..];
        if (rest.IsEmpty || !char.IsLetterOrDigit(rest[0]) || (char.IsUpper(rest[0]) && char.IsLower(name[end - 1])))
        {
            return true;
        }

        var wordEnd = 0;
        while (wordEnd < rest.Length && char.IsLetterOrDigit(rest[wordEnd]))
        {
            wordEnd++;
        }

        return rest[..wordEnd] is var tail && (tail.Equals("s", StringComparison.OrdinalIgnoreCase)
            || tail.Equals("test", StringComparison.OrdinalIgnoreCase) || tail.Equals("tests", StringComparison.OrdinalIgnoreCase));
    }
}
