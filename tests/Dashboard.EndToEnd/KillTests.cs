using Microsoft.Data.Sqlite;

namespace Dashboard.EndToEnd;

/// <summary>However the app ends, what it answered for is there, once, and its read models are those of its facts.</summary>
public class KillTests
{
    [Fact]
    public async Task Killed_twenty_times_at_full_speed_it_loses_nothing_it_answered_for()
    {
        using var home = new TemporaryFolder();
        var senders = new Senders(16);
        var random = new Random(20);
        for (var i = 0; i < 20; i++)
        {
            using var app = await RunningApp.StartAsync(home.Path);
            var sending = senders.SendAsync(app.Api);
            await senders.MoreAsync(random.Next(20, 300));
            app.Stop();
            await sending;
        }

        await IsThereOnceAsync(home.Path, senders);
    }

    [Fact]
    public async Task Asked_to_end_at_full_speed_it_ends_within_ten_seconds_and_loses_nothing()
    {
        using var home = new TemporaryFolder();
        var senders = new Senders(16);
        using var app = await RunningApp.StartAsync(home.Path);
        var sending = senders.SendAsync(app.Api);
        await senders.MoreAsync(200);

        var asked = TimeProvider.System.GetTimestamp();
        var ended = await app.TerminateAsync();
        var took = TimeProvider.System.GetElapsedTime(asked);
        await sending;

        Assert.True(took < TimeSpan.FromSeconds(10), $"ended after {took.TotalSeconds:0.0} s");
        Assert.Equal(0, ended.Code);
        await IsThereOnceAsync(home.Path, senders);
    }

    [Fact]
    public async Task A_replay_is_refused_while_the_app_runs_and_a_verification_is_not()
    {
        using var app = await RunningApp.StartAsync();
        await app.SendAsync(("service", "checkout"), ("version", "1.4.2"));

        var replay = await RunAsync(app.Home, "replay");
        var verify = await RunAsync(app.Home, "verify");
        using var again = RunningApp.Start(app.Home, ["--urls", "http://127.0.0.1:0"]);
        var second = await again.EndAsync();

        Assert.Equal((75, 0, 75), (replay.Code, verify.Code, second.Code));
        Assert.Contains("Another process is writing", replay.Output, StringComparison.Ordinal);
        Assert.Contains("The chain of facts is whole", verify.Output, StringComparison.Ordinal);
        Assert.Contains("Another process is writing", second.Errors, StringComparison.Ordinal);
    }

    private static async Task IsThereOnceAsync(string home, Senders senders)
    {
        // What was answered is there before anything is sent again.
        Assert.NotEmpty(senders.Answered);
        Assert.Empty(senders.Answered.Select(Senders.IdOf).Except(Texts(home, "SELECT DeliveryId FROM Deliveries")));
        using (var app = await RunningApp.StartAsync(home))
        {
            await senders.SendAgainAsync(app.Api);
            Assert.Equal(0, (await app.TerminateAsync()).Code);
        }

        var (again, known) = senders.Resent;
        TestContext.Current.TestOutputHelper?.WriteLine($"{senders.Sent} sent, {again} of them again, {known} known by then");
        List<string> sent = [.. Enumerable.Range(1, (int)senders.Sent).Select(n => Senders.IdOf(n))];
        Assert.Equal(sent, senders.Answered.Order().Select(Senders.IdOf));
        Assert.Equal(sent, Texts(home, "SELECT DeliveryId FROM Deliveries ORDER BY DeliveryId"));
        Assert.Equal(
            sent.Select(id => $"v1/{id}#0"),
            Texts(home, "SELECT json_extract(CAST(Body AS TEXT), '$.event.deliveryKey') AS Told FROM Facts WHERE DeliverySeq>0 ORDER BY Told"));
        Assert.Equal(0, (await RunAsync(home, "verify")).Code);

        var folded = Texts(home, "SELECT PublicId || State || OpenGates FROM Releases ORDER BY Id");
        Assert.Equal(0, (await RunAsync(home, "replay")).Code);
        Assert.Equal(folded, Texts(home, "SELECT PublicId || State || OpenGates FROM Releases ORDER BY Id"));
    }

    private static Task<Ended> RunAsync(string home, string command) =>
        Command.RunAsync("dotnet", [RunningApp.Assembly, command], home, new Dictionary<string, string?> { ["ASPNETCORE_ENVIRONMENT"] = "Production" });

    private static List<string> Texts(string home, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(home, "data", "dashboard.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        List<string> texts = [];
        while (reader.Read())
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }
}
