using System.Net;
using System.Text.Json;
using Dashboard.Core.Diagnostics;
using Dashboard.Diagnostics;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Diagnostics;

public sealed class DiagnosticsEndpointTests : IAsyncDisposable
{
    private readonly ReadApp _app = new();

    [Fact]
    public async Task A_team_is_answered_with_what_it_says_and_what_its_pipeline_shows()
    {
        await TellAsync();
        await SayAsync("Ada", "Grace", "Edsger");

        using var answer = JsonDocument.Parse(await ReadAsync("/v1/diagnostics/check%2Fout"));

        var team = answer.RootElement;
        Assert.Equal(("Check/out", "cart", 3), (Text(team, "team"), team.GetProperty("services")[0].GetString(), team.GetProperty("people").GetInt32()));
        var build = team.GetProperty("questions").EnumerateArray().Single(q => Text(q, "id") == "build");
        var gap = build.GetProperty("gap");
        // Score 5 is 1 and nothing was ticked: claimed 1. A digest without build or commit, two steps by hand, no earlier place: three show.
        Assert.Equal((1.0, "says-more"), (gap.GetProperty("claimed").GetDouble(), Text(gap, "kind")));
        var tweak = build.GetProperty("detectors").EnumerateArray().Single(d => Text(d, "detector") == "L1");
        Assert.Equal(("seen", "manual-tweak", "build"), (Text(tweak, "state"), Text(tweak, "sign"), Text(tweak, "stage")));
        Assert.Equal((1, 1, 1.0, 0.0, 30), (Number(tweak, "count"), Number(tweak, "of"), tweak.GetProperty("value").GetDouble(), tweak.GetProperty("threshold").GetDouble(), Number(tweak, "days")));
        Assert.StartsWith("key-", tweak.GetProperty("examples")[0].GetProperty("key").GetString(), StringComparison.Ordinal);
        Assert.Equal(7, team.GetProperty("stages").GetArrayLength());
        Assert.Equal(4, build.GetProperty("overTime").GetArrayLength());
    }

    [Fact]
    public async Task With_two_answers_nothing_but_their_number_is_told()
    {
        await TellAsync();
        await SayAsync("Ada", "Grace");

        var text = await ReadAsync("/v1/diagnostics/Check%2Fout");

        using var answer = JsonDocument.Parse(text);
        var build = answer.RootElement.GetProperty("questions").EnumerateArray().Single(q => Text(q, "id") == "build");
        Assert.Equal(2, Number(build, "answers"));
        Assert.True(IsNothing(build, "median"));
        Assert.True(IsNothing(build.GetProperty("gap"), "claimed"));
        Assert.All(build.GetProperty("overTime").EnumerateArray(), then => Assert.True(IsNothing(then.GetProperty("gap"), "claimed")));
        Assert.Equal(0, build.GetProperty("unticked").GetArrayLength());
        Assert.DoesNotContain("Ada", text, StringComparison.Ordinal);
        Assert.DoesNotContain("person:", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_team_nobody_knows_is_not_found_and_without_a_token_nothing_is_told()
    {
        using var unknown = await _app.GetAsync("/v1/diagnostics/nobody");
        using var stranger = await _app.GetAsync("/v1/diagnostics/nobody", token: null);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Unauthorized), (unknown.StatusCode, stranger.StatusCode));
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<string> ReadAsync(string address)
    {
        using var answer = await _app.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private async Task TellAsync() => await _app.TellAsync(new Candidate("cart", "1.0", ReadApp.Now.AddDays(-1), "sha256:1").Deployed("production") with
    {
        Details = new Dictionary<string, string> { ["team"] = "Check/out", ["manualSteps"] = "2" },
    });

    private async Task SayAsync(params string[] people)
    {
        var recorder = new AnswerRecorder(_app.Recorder, _app.Time);
        foreach (var who in people)
        {
            await recorder.RecordAsync(
                new Answer { Team = "Check/out", Respondent = who, Question = "build", QuestionnaireVersion = 1, Score = 5, AnsweredAt = ReadApp.Now }, TestContext.Current.CancellationToken);
        }
    }

    private static string? Text(JsonElement of, string name) => of.GetProperty(name).GetString();

    private static int Number(JsonElement of, string name) => of.GetProperty(name).GetInt32();

    private static bool IsNothing(JsonElement of, string name) => !of.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null;
}
