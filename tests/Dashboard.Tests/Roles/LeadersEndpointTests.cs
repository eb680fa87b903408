using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dashboard.Core.Gates;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Roles;

public sealed class LeadersEndpointTests(ReadApp app) : IClassFixture<ReadApp>
{
    // Only Legal asks for the accountable person, so only Legal's answer waits for one.
    [Fact]
    public async Task The_answers_and_what_makes_them_differ_come_as_on_the_page()
    {
        await app.TellAsync([.. new Candidate("cart", "1.0", ReadApp.Now.AddHours(-2), "sha256:1").EverythingFor(Gate.ReadyToShip, 0, "canary/accountable")]);
        var id = (await JsonAsync("/v1/releases")).GetProperty("rows")[0].GetProperty("publicId").GetString();

        var view = await JsonAsync($"/v1/releases/{id}/leaders");

        Assert.Equal(("cart", "1.0", false), (view.GetProperty("service").GetString(), view.GetProperty("name").GetString(), view.GetProperty("agree").GetBoolean()));
        Assert.Equal(["ceo earned", "ciso earned", "coo earned", "cto earned", "legal not-yet"],
            view.GetProperty("rights").EnumerateArray().Select(r => $"{r.GetProperty("role").GetString()} {r.GetProperty("answer").GetString()}"));
        var first = view.GetProperty("items")[0];
        Assert.Equal(("canary/accountable", true), (first.GetProperty("item").GetString(), first.GetProperty("decides").GetBoolean()));
        Assert.Equal(["Legal"], first.GetProperty("askedBy").EnumerateArray().Select(r => r.GetString()));
    }

    [Fact]
    public async Task A_release_that_is_not_there_is_a_problem()
    {
        using var answer = await app.GetAsync("/v1/releases/nothing/leaders");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Without_the_token_nothing_is_told()
    {
        using var answer = await app.GetAsync("/v1/releases/nothing/leaders", token: null);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private async Task<JsonElement> JsonAsync(string address)
    {
        using var answer = await app.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }
}
