using System.Text.Json;
using Dashboard.Core.Agreements;
using Dashboard.Core.Pipeline;

namespace Dashboard.Tests.Simulator;

/// <summary>Teams that follow the path have proven everything the default agreement asks before customers see it.</summary>
public sealed class EarnedReleasesTests
{
    // Known by other events than a run: the build itself, the approval, what ran before.
    private static readonly string[] NotRuns = ["digest", "monitoring", "review", "accountable", "rollback-ready", "deployment"];

    private static readonly SimulatedHistory History = SimulatedHistory.EndingAt(SimulatedHistory.Now);

    [Theory]
    [InlineData("timetable", 60)]
    [InlineData("ticket-wallet", 20)]
    [InlineData("seat-search", 20)]
    [InlineData("booking", 20)]
    [InlineData("customer-profile", 15)]
    [InlineData("fare-engine", 15)]
    [InlineData("crew-rota", 5)]
    public void Everything_that_can_close_a_gate_passed_before_everyone_had_it(string service, int atLeast)
    {
        var tier = (int)History.Of(service, "service.running").Last().Amount("tier")!;
        var asked = DefaultAgreement.Version0.Requirements
            .Where(r => r.LevelFor(tier) is Level.Critical or Level.MustHaveData && !r.Checks.Any(NotRuns.Contains))
            .ToList();
        var promoted = History.Of(service, "rollout.promoted").ToList();

        Assert.True(promoted.Count >= atLeast, $"{promoted.Count} releases");
        foreach (var release in promoted)
        {
            var events = Of(service, release).Where(e => e.At() < release.At()).ToList();
            Assert.All(asked, requirement => Assert.True(Passed(events, requirement, release.At()), $"{service} {release.Word("version")}: {requirement.Item}"));
            Assert.Contains(events, e => e.Is("approval.closed") && e.Word("decision") == "approved" && e.Word("actor") is not null);
            Assert.Contains(events, e => e.Is("change.reviewed") && e.Word("reviewer") != e.Word("author"));
            Assert.Contains(events, e => e.Is("service.deployed") && e.Word("environment") == "integration");
        }
    }

    private static IEnumerable<JsonElement> Of(string service, JsonElement release) => History.Of(service)
        .Where(e => e.Word("digest") is { } digest ? digest == release.Word("digest") : e.Word("commit") == release.Word("commit"));

    private static bool Passed(List<JsonElement> events, Requirement requirement, DateTimeOffset at)
    {
        var suites = events
            .Where(e => e.Word("stage") == Slug.Of(requirement.Stage) && requirement.Checks.Contains(e.Word("check")) && e.Word("outcome") is not (null or "cancel"))
            .GroupBy(e => $"{e.Word("check")}/{e.Word("suite")}")
            .Select(suite => suite.Last())
            .ToList();
        return suites.Count > 0
            && suites.TrueForAll(run => run.Word("outcome") == "success" && (requirement.MaxAge is not { } maxAge || at - run.At() <= maxAge));
    }
}
