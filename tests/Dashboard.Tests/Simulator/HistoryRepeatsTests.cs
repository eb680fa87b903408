namespace Dashboard.Tests.Simulator;

/// <summary>A history is named by its arguments: told again, it is the same to the byte.</summary>
public sealed class HistoryRepeatsTests
{
    [Fact]
    public void The_same_seed_and_end_give_the_same_bytes()
    {
        var first = SimulatedHistory.Print("--dry-run", "--now", SimulatedHistory.Now, "--days", "40");
        var second = SimulatedHistory.Print("--dry-run", "--now", SimulatedHistory.Now, "--days", "40");

        Assert.NotEmpty(first);
        Assert.Equal(first, second, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("--seed", "43")]
    [InlineData("--now", "2026-10-14T11:30:00Z")]
    public void Another_seed_or_end_is_another_history(string option, string value)
    {
        string[] arguments = option == "--now" ? ["--dry-run", option, value] : ["--dry-run", "--now", SimulatedHistory.Now, option, value];

        Assert.NotEqual(SimulatedHistory.EndingAt(SimulatedHistory.Now).Text, SimulatedHistory.Print(arguments));
    }

    [Theory]
    [InlineData("--seed", "43")]
    [InlineData("--days", "30")]
    [InlineData("--services", "20")]
    public void Histories_that_differ_share_no_event_id(string option, string value)
    {
        var ids = SimulatedHistory.EndingAt(SimulatedHistory.Now).Events.Select(e => e.Word("id")!).ToHashSet(StringComparer.Ordinal);

        var other = SimulatedHistory.EndingAt(SimulatedHistory.Now, option, value).Events.Select(e => e.Word("id")!);

        Assert.DoesNotContain(other, ids.Contains);
    }

    [Fact]
    public void Every_event_has_an_id_of_its_own()
    {
        var history = SimulatedHistory.EndingAt(SimulatedHistory.Now);

        Assert.Equal(history.Events.Count, history.Events.Select(e => e.Word("id")).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void One_more_service_changes_nothing_for_the_others()
    {
        var small = SimulatedHistory.EndingAt(SimulatedHistory.Now, "--services", "6").Of("booking").Select(WithoutId).ToList();
        var large = SimulatedHistory.EndingAt(SimulatedHistory.Now, "--services", "20").Of("booking").Select(WithoutId).ToList();

        Assert.NotEmpty(small);
        Assert.Equal(small, large);
    }

    [Fact]
    public void Events_come_in_the_order_they_happened()
    {
        var times = SimulatedHistory.EndingAt(SimulatedHistory.Now).Events.Select(e => e.At()).ToList();

        Assert.Equal(times.Order(), times);
    }

    [Fact]
    public void An_organisation_can_have_five_hundred_services()
    {
        var history = SimulatedHistory.EndingAt(SimulatedHistory.Now, "--services", "500", "--days", "3");

        Assert.InRange(history.Events.Select(e => e.Word("service")).Distinct(StringComparer.Ordinal).Count(), 498, 500);
    }

    private static string WithoutId(System.Text.Json.JsonElement e) =>
        string.Join('|', e.EnumerateObject().Where(p => p.Name != "id").Select(p => $"{p.Name}={p.Value.GetRawText()}"));
}
