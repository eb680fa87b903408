using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Journal;
using Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Gates;

/// <summary>A waiver and a hold from the request to the end, through the API, on a real file.</summary>
public sealed class WaiverEndpointTests : IAsyncDisposable
{
    private const string Gate = "/v1/gate/cart/1.0?gate=ready-for-fast-feedback";
    private readonly ReadApp _app = new();

    [Fact]
    public async Task An_approved_waiver_opens_the_gate_at_once_names_itself_in_the_answer_and_closes_it_again_when_its_days_are_over()
    {
        await TellAsync("1.0", but: "build/sca");
        var id = await AskAsync(new { service = "Cart", release = "1.0", items = new[] { "build/sca" }, days = 3, reason = "supplier patches on Monday", by = "Ada" });
        Assert.Equal(HttpStatusCode.Forbidden, (await AnswerAsync(Gate)).Status);
        using var approved = await PostAsync($"/v1/waivers/{id}/approve", new { by = "Grace" });
        Assert.Equal(HttpStatusCode.OK, approved.StatusCode);

        var (status, open) = await AnswerAsync(Gate);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains($"build/sca is waived by Grace (unverified) until 5 March 2026 (waiver {id})", Strings(open, "reasons"));
        var waiver = Assert.Single(open.GetProperty("waivers").EnumerateArray());
        Assert.Equal((id, "Grace", false), (waiver.GetProperty("id").GetString(), waiver.GetProperty("approvedBy").GetString(), waiver.GetProperty("verified").GetBoolean()));

        // Nobody sends anything: the minute's clock finds what is due.
        _app.Time.Advance(TimeSpan.FromDays(3) + TimeSpan.FromMinutes(2));
        await _app.Recorder.RedecideDueAsync(TestContext.Current.CancellationToken);

        var decisions = await DecisionsAsync();
        Assert.Equal([true, false], decisions.Select(d => d.Open));
        Assert.Contains($"build/sca is waived until 5 March 2026 (waiver {id})", decisions[0].Reasons);
        Assert.DoesNotContain("Grace", decisions[0].Reasons);
        Assert.Contains($"its waiver {id} ran out on 5 March 2026", decisions[1].Reasons);
        Assert.Equal("clock", decisions[1].Because);
        Assert.Equal(HttpStatusCode.Forbidden, (await AnswerAsync(Gate)).Status);
    }

    [Fact]
    public async Task A_waiver_of_the_service_counts_for_every_release_in_flight_and_for_those_that_come()
    {
        await TellAsync("1.0", but: "build/sca");
        await TellAsync("2.0", but: "build/sca");
        var id = await AskAsync(new { service = "cart", items = new[] { "build/sca" }, days = 3, reason = "the scanner is being replaced", by = "Ada" });
        using var approved = await PostAsync($"/v1/waivers/{id}/approve", new { by = "Grace" });
        await TellAsync("3.0", but: "build/sca");

        foreach (var version in new[] { "1.0", "2.0", "3.0" })
        {
            Assert.Equal(HttpStatusCode.OK, (await AnswerAsync($"/v1/gate/cart/{version}?gate=ready-for-fast-feedback")).Status);
        }
    }

    [Fact]
    public async Task What_is_in_force_and_what_ran_out_unproven_reaches_the_bypass_check_until_it_is_proven()
    {
        await TellAsync("1.0", but: "build/sca");
        var id = await AskAsync(new { service = "cart", release = "1.0", items = new[] { "build/sca" }, days = 3, reason = "supplier patches on Monday", by = "Ada" });
        Assert.Equal((0, 0, 1), await CountsAsync());
        using var approved = await PostAsync($"/v1/waivers/{id}/approve", new { by = "Grace" });
        Assert.Equal((1, 0, 0), await CountsAsync());

        _app.Time.Advance(TimeSpan.FromDays(4));
        Assert.Equal((0, 1, 0), await CountsAsync());

        await _app.TellAsync(Cart("1.0", days: 4).Check(Stage.Build, "sca"));
        Assert.Equal((0, 0, 0), await CountsAsync());
    }

    [Fact]
    public async Task Nobody_approves_an_own_request_and_nothing_is_answered_twice()
    {
        await TellAsync("1.0", but: "build/sca");
        var id = await AskAsync(new { service = "cart", release = "1.0", items = new[] { "build/sca" }, days = 3, reason = "supplier patches on Monday", by = "Ada" });

        using var own = await PostAsync($"/v1/waivers/{id}/approve", new { by = " ADA " });
        Assert.Equal(HttpStatusCode.BadRequest, own.StatusCode);
        Assert.Contains("Four eyes", await own.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var refused = await PostAsync($"/v1/waivers/{id}/refuse", new { by = "Grace", reason = "prove it" });
        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        using var again = await PostAsync($"/v1/waivers/{id}/approve", new { by = "Lea" });
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        using var nothing = await PostAsync("/v1/waivers/nothing/approve", new { by = "Lea" });
        Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await AnswerAsync(Gate)).Status);
    }

    [Theory]
    [InlineData("""{"service":"cart","release":"9.9","items":["build/nothing"],"days":0}""", "by,days,items,reason,release")]
    [InlineData("""{"service":"nobody","items":["build/sca"],"days":1,"reason":"x","by":"Ada"}""", "service")]
    [InlineData("""{}""", "by,days,items,reason,service")]
    public async Task A_request_that_cannot_be_recorded_names_every_field(string body, string fields)
    {
        await TellAsync("1.0");
        using var answer = await PostAsync("/v1/waivers", JsonDocument.Parse(body).RootElement);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(fields, string.Join(',', problem.RootElement.GetProperty("errors").EnumerateObject().Select(e => e.Name).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("/v1/waivers")]
    [InlineData("/v1/waivers/abc/approve")]
    [InlineData("/v1/holds")]
    public async Task Without_the_token_nothing_is_recorded(string address)
    {
        using var answer = await PostAsync(address, new { by = "Ada" }, token: null);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal(0, _app.Recorder.Sequence);
    }

    [Fact]
    public async Task A_hold_closes_the_gate_at_once_and_lifting_it_opens_it()
    {
        await TellAsync("1.0");
        Assert.Equal(HttpStatusCode.OK, (await AnswerAsync(Gate)).Status);
        using var placed = await PostAsync("/v1/holds", new { service = "cart", release = "1.0", reason = "wait for the auditor", by = "Lea" });
        Assert.Equal(HttpStatusCode.Created, placed.StatusCode);
        var id = (await JsonAsync(placed)).GetProperty("id").GetString();

        var (status, closed) = await AnswerAsync(Gate);
        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Equal(["Held by Lea (unverified) since 2 March 2026: wait for the auditor"], Strings(closed, "reasons"));

        _app.Time.Advance(TimeSpan.FromMinutes(5));
        using var lifted = await PostAsync($"/v1/holds/{id}/lift", new { reason = "the auditor agrees", by = "Lea" });
        Assert.Equal(HttpStatusCode.NoContent, lifted.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AnswerAsync(Gate)).Status);
        using var again = await PostAsync($"/v1/holds/{id}/lift", new { reason = "the auditor agrees", by = "Lea" });
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static Candidate Cart(string version, int days = 0) => new("cart", version, ReadApp.Now.AddDays(days).AddHours(-2), "sha256:0" + version[0]);

    private Task TellAsync(string version, params string[] but) => _app.TellAsync(Cart(version).EverythingFor(Core.Gates.Gate.ReadyForFastFeedback, but: but));

    [Fact]
    public async Task Holds_that_stand_and_that_were_lifted_are_a_file()
    {
        await TellAsync("1.0");
        await TellAsync("2.0");
        using var lifted = await PostAsync("/v1/holds", new { service = "cart", release = "1.0", reason = "=waits for the auditor", by = "Lea" });
        var id = (await JsonAsync(lifted)).GetProperty("id").GetString();
        using var done = await PostAsync($"/v1/holds/{id}/lift", new { by = "Max", reason = "the auditor agrees" });
        Assert.Equal(HttpStatusCode.NoContent, done.StatusCode);
        using var held = await PostAsync("/v1/holds", new { service = "cart", release = "2.0", reason = "goes out with the campaign", by = "Lea" });
        Assert.Equal(HttpStatusCode.Created, held.StatusCode);

        using var answer = await _app.GetAsync("/gates/holds.csv", token: null);
        var lines = (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(3, lines.Length);
        Assert.EndsWith("Held,cart,2.0,goes out with the campaign,Lea,2026-03-02T09:30:00Z,,,", lines[1], StringComparison.Ordinal);
        Assert.EndsWith("Lifted,cart,1.0,\"'=waits for the auditor\",Lea,2026-03-02T09:30:00Z,Max,the auditor agrees,2026-03-02T09:30:00Z", lines[2], StringComparison.Ordinal);
    }

    private async Task<string> AskAsync(object form)
    {
        using var asked = await PostAsync("/v1/waivers", form);
        Assert.Equal(HttpStatusCode.Created, asked.StatusCode);
        var waiver = await JsonAsync(asked);
        Assert.Equal("asked", waiver.GetProperty("status").GetString());
        return waiver.GetProperty("id").GetString()!;
    }

    private async Task<(int Open, int Expired, int Asked)> CountsAsync()
    {
        var book = _app.Services.GetRequiredService<Books>().Real;
        var reading = await ConfidenceFigures.Of(book, _app.Services.GetRequiredService<FigureCache>()).ReadAsync(TestContext.Current.CancellationToken);
        Assert.Equal((reading.Waivers.Open.Count, reading.Waivers.Expired.Count), (reading.Input.OpenWaivers, reading.Input.ExpiredWaivers));
        return (reading.Waivers.Open.Count, reading.Waivers.Expired.Count, reading.Waivers.Asked.Count);
    }

    private async Task<List<DecisionRow>> DecisionsAsync()
    {
        await using var db = _app.Services.GetRequiredService<Books>().Real.Contexts.CreateDbContext();
        return await db.Decisions.Where(d => d.Gate == 0).OrderBy(d => d.Seq).ToListAsync(TestContext.Current.CancellationToken);
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> AnswerAsync(string address)
    {
        using var answer = await _app.GetAsync(address);
        return (answer.StatusCode, await JsonAsync(answer));
    }

    private static string?[] Strings(JsonElement body, string property) => [.. body.GetProperty(property).EnumerateArray().Select(r => r.GetString())];

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).RootElement;

    private async Task<HttpResponseMessage> PostAsync(string address, object body, string? token = ReadApp.Token)
    {
        using var client = _app.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, UriKind.Relative)) { Content = JsonContent.Create(body) };
        if (token is not null)
        {
            request.Headers.Add("Authorization", $"Bearer {token}");
        }

        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
