using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Core.Measuring;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Services;

public sealed class ServiceHistoryTests : IAsyncDisposable
{
    // A Monday.
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider _time = new(Now);
    private readonly TestBook _book;

    public ServiceHistoryTests() => _book = new TestBook(_time);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_runs_was_tested_and_could_be_taken_back_once_somebody_practised_it()
    {
        var (old, next) = (Of(1, 20), Of(2, 10));
        await _book.TellAsync([.. old.EverythingFor(Gate.ReadyForExtended), old.Deployed("production", 60), .. next.EverythingFor(Gate.ReadyForExtended), next.Deployed("production", 60)]);

        var before = await ReadAsync();
        await _book.TellAsync(old.Event(EventTypes.ServiceRolledBack, 30) with { Environment = "extended", Details = new Dictionary<string, string> { ["drill"] = "true" } });
        var after = await ReadAsync();

        Assert.Equal((true, "sha256:2"), (before.Tested!.IsSame, before.Tested.Running));
        Assert.Equal((Verdict.AtRisk, null), (before.Rollback!.At(Now), before.Rollback.Last?.At));
        Assert.Equal((Verdict.Met, Now.AddDays(-20).AddMinutes(30)), (after.Rollback!.At(Now), after.Rollback.Last?.At));
    }

    [Fact]
    public async Task Another_artifact_was_tested_and_there_is_no_way_back()
    {
        var (tested, runs) = (Of(1, 20), Of(2, 10));
        await _book.TellAsync([.. tested.EverythingFor(Gate.ReadyForExtended), runs.Built(), runs.Deployed("production", 60)]);

        var history = await ReadAsync();

        Assert.Equal((false, "sha256:2", "sha256:1"), (history.Tested!.IsSame, history.Tested.Running, history.Tested.Tested));
        Assert.Equal(Verdict.NotMet, history.Rollback!.At(Now));
    }

    // Two releases: a feature approved twice that lay ready for 60 minutes, and one that told no class and was never ready.
    [Fact]
    public async Task Fear_and_the_mix_are_read_from_the_releases_that_shipped()
    {
        var (first, second) = (Of(1, 20), Of(2, 10));
        await _book.TellAsync(
        [
            .. first.EverythingFor(Gate.ReadyForCanary), first.Deployed("production", 60),
            first.Event(EventTypes.ChangeMerged) with { Details = new Dictionary<string, string> { ["class"] = "feature" } },
            first.Event(EventTypes.ApprovalClosed, 10) with { Decision = "approved", Actor = "Grace" }, first.Event(EventTypes.ApprovalClosed, 20) with { Decision = "approved", Actor = "Ada" },
            second.Built(), second.Deployed("production", 60),
        ]);

        var history = await ReadAsync();

        Assert.Equal(new ChangeMix(1, 0, 0, 0, 1), history.Mix);
        Assert.Equal((1.0, 1), (Math.Round(history.Fear!.Signs[0].Now!.Value, 3), history.Fear.Signs[0].CasesNow));
        Assert.Equal((1.0, 1.0), (history.Fear.Signs[1].Now, history.Fear.Signs[3].Now));
        Assert.Equal(Verdict.Unknown, history.Fear.Verdict);
    }

    [Fact]
    public async Task The_year_begins_on_a_monday_ends_today_and_marks_what_was_no_routine()
    {
        var (calm, saturday) = (Of(1, 3), Of(2, 2));
        await _book.TellAsync(calm.Built(), calm.Deployed("production", 60), saturday.Built(), saturday.Deployed("production", 60));

        var habit = (await ReadAsync()).Habit;

        Assert.Equal((DayOfWeek.Monday, Now.Date, 365), (habit[0].Day.DayOfWeek, habit[^1].Day.Date, habit.Count));
        Assert.Equal((2, 1L), (habit.Count(d => d.Shipped > 0), habit[^3].Shipped));
        Assert.True(habit[^3].Heroic);
    }

    public ValueTask DisposeAsync() => _book.DisposeAsync();

    private async Task<DeliveryHistory> ReadAsync() => (await ServiceFigures.Of(_book.Book, _time).FindAsync("cart", 30, Ct))!.History;

    private static Candidate Of(int version, int daysAgo) => new("cart", $"{version}.0", Now.AddDays(-daysAgo), $"sha256:{version}");
}
