using Dashboard.Hub;

namespace Dashboard.EndToEnd;

public class HubTests
{
    [Fact]
    public async Task Client_gets_what_stands_then_what_happens_and_after_an_absence_what_it_missed()
    {
        using var app = await RunningApp.StartAsync();
        await app.SendAsync(("service", "checkout"), ("version", "1.4.1"));

        long last;
        await using (var follower = await HubFollower.StartAsync(app, after: null))
        {
            var state = await follower.NextAsync<CurrentState>();
            Assert.Equal(["1.4.1"], state.InFlight.Select(release => release.Version));
            Assert.Equal(state.Sequence, (await follower.NextAsync<CaughtUp>()).Sequence);

            await app.SendAsync(("service", "checkout"), ("version", "1.4.1"), ("check", "unit"), ("outcome", "success"));
            var live = await follower.NextAsync<EvidenceRecordedMessage>();
            Assert.Equal(("unit", "success"), (live.Check, live.Outcome));
            Assert.True(live.Sequence > state.Sequence);
            last = live.Sequence;
        }

        string[] missed = ["lint", "sast", "sca"];
        foreach (var check in missed)
            await app.SendAsync(("service", "checkout"), ("version", "1.4.1"), ("stage", "build"), ("check", check), ("outcome", "failure"));

        await using var back = await HubFollower.StartAsync(app, last);
        var told = await back.UntilAsync<CaughtUp>();
        Assert.Equal(missed, told.OfType<EvidenceRecordedMessage>().Select(message => message.Check));
        Assert.All(told, message => Assert.True(message.Sequence > last));
        Assert.Equal(told.Select(message => message.Sequence).Order(), told.Select(message => message.Sequence));
    }

    [Fact]
    public async Task Client_that_comes_and_goes_while_events_pour_in_hears_each_exactly_once()
    {
        const int visits = 8;
        const int perVisit = 10;
        using var app = await RunningApp.StartAsync();
        var sending = SendAllAsync();

        List<LiveMessage> heard = [];
        for (var visit = 0; visit < visits; visit++)
        {
            await using var follower = await HubFollower.StartAsync(app, heard.Count == 0 ? 0 : heard[^1].Sequence);
            heard.AddRange(await follower.TakeAsync(perVisit));
        }

        await sending;
        var suites = heard.OfType<EvidenceRecordedMessage>().Select(message => message.Suite);
        Assert.Equal(Enumerable.Range(0, visits * perVisit).Select(number => $"suite {number}"), suites);

        async Task SendAllAsync()
        {
            for (var number = 0; number < visits * perVisit; number++)
                await app.SendAsync(("service", "checkout"), ("version", "1.4.3"), ("check", "unit"), ("suite", $"suite {number}"), ("outcome", "success"));
        }
    }

    [Fact]
    public async Task Client_hears_a_gate_open_and_its_number_is_where_the_journal_stands()
    {
        using var app = await RunningApp.StartAsync();
        await using var follower = await HubFollower.StartAsync(app, after: null);
        await follower.NextAsync<CurrentState>();
        await follower.NextAsync<CaughtUp>();

        await app.SendAsync(
            ("service", "checkout"), ("version", "1.4.2"), ("type", "build.finished"), ("outcome", "success"), ("tier", "3"),
            ("digest", "sha256:" + new string('a', 64)));
        foreach (var check in (string[])["unit", "sast", "secret-scan", "sca"])
            await app.SendAsync(("service", "checkout"), ("version", "1.4.2"), ("stage", "build"), ("check", check), ("outcome", "success"));

        var before = await follower.UntilAsync<GateDecidedMessage>();
        Assert.DoesNotContain(before, message => message is GateDecidedMessage);
        using var gate = await app.Api.GetAsync("v1/gate/checkout/1.4.2?gate=ready-for-fast-feedback");
        Assert.True(gate.IsSuccessStatusCode);
    }
}
