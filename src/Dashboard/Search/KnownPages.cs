namespace Dashboard.Search;

/// The pages a person may ask for by name, with the words they may type for each.
internal static class KnownPages
{
    private static readonly (string Title, string Detail, string Address, string Words)[] All =
    [
        ("Overview", "Can we be confident today?", "/", "home start matrix"),
        ("CEO", "Are promises kept, and does the peak hold?", "/roles/ceo", "leader role chief executive promises demand reputation"),
        ("CISO", "Is every control run, and nothing around the gates?", "/roles/ciso", "leader role security requirements controls bypass"),
        ("COO", "What do waiting, cost and rework take?", "/roles/coo", "leader role operations waste cost resources"),
        ("CTO", "Do answers come fast, and does work flow?", "/roles/cto", "leader role technology adoption feedback flow"),
        ("Legal", "Can every release be proven?", "/roles/legal", "leader role trail evidence accountability"),
        ("Releases", "Every release and what it waits for", "/releases", "passports versions"),
        ("Services", "What runs where", "/services", "places drift"),
        ("Gates", "What waits, and what holds it", "/gates", "queues answers tonight"),
        ("Waivers and holds", "What is waived or held, and until when", "/gates/waivers", "exceptions"),
        ("Bypass register", "What went around the gates", "/gates/bypasses", "exceptions"),
        ("Canaries", "Rollouts as they happen", "/canaries", "rollouts"),
        ("How canaries ended", "What became of every rollout", "/canaries/record", "rollouts promoted inconclusive safe failures"),
        ("The way back", "When each service last practised its rollback", "/canaries/rollbacks", "rollbacks drills return"),
        ("Pace of shipping", "In how many steps releases reach everyone", "/canaries/pace", "calm index strategy steps"),
        ("Diagnostics", "What teams say, beside what was measured", "/diagnostics", "teams questions assessment"),
        ("Evidence", "Every delivery as it came", "/evidence", "deliveries journal chain proof"),
        ("Connections", "Who sends, and what arrives", "/connections", "webhooks senders tokens"),
        ("Share proven", "How much is proven, and on what it rests", "/share", "share"),
        ("Wall", "For a screen on the wall", "/wall", "screen tv"),
    ];

    /// Those whose name begins with the term first, then those of which any word does.
    public static IReadOnlyList<Found> Find(string term, int most) =>
    [
        .. All.Where(page => Begins(page.Title, term) || Begins(page.Words, term)).OrderByDescending(page => Begins(page.Title, term)).Take(most)
            .Select(page => new Found(page.Title, page.Detail, page.Address)),
    ];

    private static bool Begins(string words, string term) =>
        words.StartsWith(term, StringComparison.OrdinalIgnoreCase) || words.Contains(" " + term, StringComparison.OrdinalIgnoreCase);
}
