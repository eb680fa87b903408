using System.Globalization;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Numbers;

/// <summary>One release that real senders tell of, and what went wrong with it. Times are minutes after its merge.</summary>
internal sealed record SentRelease(string Service, string Version, int DaysAgo, int Number)
{
    public string Commit => $"{Number:x40}";

    /// <summary>The newest commit of the pull request: never the one that was merged.</summary>
    public string Head => $"{Number + 4096:x40}";

    public string Hex => $"{Number:x64}";

    public string Digest => $"sha256:{Hex}";

    /// <summary>Checks that nobody ran.</summary>
    public string[] Without { get; init; } = [];

    /// <summary>A check that failed and was not mended.</summary>
    public string? Failed { get; init; }

    /// <summary>The integration test failed and passed when it was run again.</summary>
    public bool IsFlaky { get; init; }

    /// <summary>When the integration test ended.</summary>
    public int IntegratedAfter { get; init; } = 14;

    /// <summary>Nobody else looked at the change.</summary>
    public bool IsUnreviewed { get; init; }

    /// <summary>GitHub's own button made the change: it takes an earlier one back.</summary>
    public bool IsRevert { get; init; }

    /// <summary>It was built and has not gone further.</summary>
    public bool IsOnItsWay { get; init; }

    public string At(int minute) => ReadApp.Now.AddDays(-DaysAgo).AddHours(-3).AddMinutes(minute).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public string Outcome(string check) => check == Failed ? "failure" : "success";
}

/// <summary>
/// Three services: one tells through GitHub's webhooks alone, one through CDEvents alone, and of one GitHub tells who changed,
/// approved and deployed it, and CDEvents what its pipeline found. The first of each shipped before the thirty days.
/// </summary>
internal static class SentHistory
{
    public static IReadOnlyList<SentRelease> All { get; } =
    [
        new("checkout", "1.0", 40, 1),
        new("checkout", "1.1", 24, 2),
        new("checkout", "1.2", 17, 3) { IsFlaky = true },
        new("checkout", "1.3", 10, 4) { Without = ["gitleaks"], Failed = "functional", IsUnreviewed = true },
        new("checkout", "1.4", 4, 5) { Without = ["trivy"], IsRevert = true },
        new("checkout", "1.5", 1, 6) { IsOnItsWay = true },
        new("ledger", "4.0", 38, 7),
        new("ledger", "4.1", 21, 8),
        new("ledger", "4.2", 14, 9) { Failed = "refund" },
        new("ledger", "4.3", 7, 10) { IntegratedAfter = 20 },
        new("ledger", "4.4", 2, 11),
        new("search", "7.0", 35, 12),
        new("search", "7.1", 18, 13),
        new("search", "7.2", 9, 14),
        new("search", "7.3", 3, 15),
    ];

    /// <summary>What GitHub sends of it, each with the name of its event.</summary>
    public static IEnumerable<(string Event, string Body)> ByGitHub(SentRelease release) => release.Service switch
    {
        "checkout" => new GitHubRelease(release).All(),
        "search" => new GitHubRelease(release).WithoutItsPipeline(),
        _ => [],
    };

    /// <summary>What its pipeline sends of it as CDEvents, each in the envelope of a CloudEvent.</summary>
    public static IEnumerable<string> ByCdEvents(SentRelease release) => release.Service switch
    {
        "ledger" => new CdEventsRelease(release).All(),
        "search" => new CdEventsRelease(release).Pipeline(),
        _ => [],
    };
}
