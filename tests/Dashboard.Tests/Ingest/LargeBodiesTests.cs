using System.Net;
using Dashboard.Ingest;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Ingest;

/// Many large bodies at once, over real sockets: what they take together is bounded, and comes back.
public sealed class LargeBodiesTests : IAsyncDisposable
{
    private const int Budget = 1_000_000;
    private const int LeastTaken = SlowSender.FirstPart - BodyBudget.Free;
    private const int MostTaken = SlowSender.Length - BodyBudget.Free;
    private const int LeastHeld = Budget / MostTaken;
    private const int MostHeld = Budget / LeastTaken;

    private readonly BodyBudget _budget = new(Budget);
    private readonly IngestApp _app = new();
    private readonly Microsoft.AspNetCore.Mvc.Testing.WebApplicationFactory<Program> _served;
    private readonly HttpClient _client;

    public LargeBodiesTests()
    {
        _served = _app.WithWebHostBuilder(host => host.UseSetting("urls", "http://127.0.0.1:0").ConfigureTestServices(services => services.AddSingleton(_budget)));
        _served.UseKestrel();
        _served.StartServer();
        _client = _served.CreateClient();
        _client.DefaultRequestHeaders.Authorization = new("Bearer", IngestApp.Token);
    }

    [Fact]
    public async Task Large_bodies_beyond_the_budget_are_asked_to_come_again_and_the_others_are_kept()
    {
        const int senders = 12;
        var all = Enumerable.Range(0, senders).Select(i => new SlowSender($"large-{i}")).ToList();
        try
        {
            await Task.WhenAll(all.Select(s => s.StartAsync(_client.BaseAddress!)));
            var answers = all.ConvertAll(s => s.AnswerAsync());
            Soon(() => answers.Count(a => a.IsCompleted) >= senders - MostHeld);
            Assert.All(answers.Where(a => a.IsCompleted), a => Assert.Equal(HttpStatusCode.ServiceUnavailable, a.Result.Status));
            Assert.All(answers.Where(a => a.IsCompleted), a => Assert.Contains("Retry-After: 2", a.Result.Text, StringComparison.Ordinal));
            Assert.InRange(_budget.Taken, LeastHeld * (long)LeastTaken, Budget);
            Assert.Equal(HttpStatusCode.Accepted, await SendAsync("service=small&version=1"));

            var held = Enumerable.Range(0, senders).Where(i => !answers[i].IsCompleted).ToList();
            Assert.InRange(held.Count, LeastHeld, MostHeld);
            foreach (var i in held)
            {
                await all[i].FinishAsync();
                Assert.Equal(HttpStatusCode.Accepted, (await answers[i].WaitAsync(Patience.Limit)).Status);
            }

            Assert.Equal(held.Count + 1, await KeptAsync());
            Soon(() => _budget.Taken == 0);
            Assert.Equal(HttpStatusCode.Accepted, await SendAsync($"service=again&version=1&summary={new string('+', Budget / 2)}x"));
        }
        finally
        {
            all.ForEach(s => s.Dispose());
        }
    }

    [Fact]
    public async Task Sender_that_hangs_up_gives_its_bytes_back()
    {
        var both = new[] { new SlowSender("gone-1"), new SlowSender("gone-2") };
        await Task.WhenAll(both.Select(s => s.StartAsync(_client.BaseAddress!)));
        Soon(() => _budget.Taken >= 2 * LeastTaken);
        Array.ForEach(both, s => s.Dispose());
        Soon(() => _budget.Taken == 0);
        Assert.Equal(0, await KeptAsync());
    }

    [Fact]
    public async Task Body_over_the_whole_budget_is_refused_and_leaves_nothing()
    {
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await SendAsync(new string(' ', Budget * 2)));
        Soon(() => _budget.Taken == 0);
        Assert.Equal(0, await KeptAsync());
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _served.DisposeAsync();
        await _app.DisposeAsync();
    }

    private static void Soon(Func<bool> happens) => Assert.True(SpinWait.SpinUntil(happens, Patience.Limit));

    private async Task<HttpStatusCode> SendAsync(string body)
    {
        using var content = new StringContent(body);
        using var response = await _client.PostAsync(new Uri("/v1/events", UriKind.Relative), content);
        return response.StatusCode;
    }

    private async Task<int> KeptAsync()
    {
        using var response = await _client.GetAsync(new Uri("/v1/deliveries", UriKind.Relative));
        return (await IngestApp.JsonOf(response)).GetProperty("deliveries").GetArrayLength();
    }
}
