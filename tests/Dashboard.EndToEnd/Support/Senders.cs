using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Dashboard.EndToEnd.Support;

/// <summary>
/// Pipelines that send as fast as they are answered, each event under an id of its own, and remember what they were answered.
/// What was sent but not answered they send again, as a careful pipeline does, before anything new.
/// </summary>
internal sealed class Senders(int count)
{
    private readonly ConcurrentBag<long> _answered = [];
    private readonly ConcurrentQueue<long> _unanswered = new();
    private long _sent;
    private int _resent;
    private int _known;

    /// How many deliveries were sent; their ids are those of 1 to this.
    public long Sent => _sent;

    /// Those that were answered 202.
    public IReadOnlyCollection<long> Answered => _answered;

    /// How often one was sent again, and how often the answer said that it had come before.
    public (int Again, int Known) Resent => (_resent, _known);

    public static string IdOf(long n) => n.ToString("D8", CultureInfo.InvariantCulture);

    /// Sends until the app is gone. Every other answer than 202 is a failure.
    public Task SendAsync(HttpClient api) => Task.WhenAll(Enumerable.Range(0, count).Select(_ => Task.Run(() => SendUntilGoneAsync(api))));

    /// Waits until so many more were answered.
    public async Task<bool> MoreAsync(int more)
    {
        var goal = _answered.Count + more;
        await Patience.UntilAsync(() => Task.FromResult(_answered.Count >= goal ? this : null), $"{more} more answers");
        return true;
    }

    /// Sends again what was never answered, and the last that were: those must be known.
    public async Task SendAgainAsync(HttpClient api)
    {
        var answered = _answered.OrderDescending().Take(200).ToList();
        while (_unanswered.TryDequeue(out var n))
            Assert.True(await TrySendAsync(api, n, again: true), $"{IdOf(n)} was not answered by an app at rest");
        foreach (var n in answered)
            Assert.Equal("duplicate", await PostAsync(api, n));
    }

    private async Task SendUntilGoneAsync(HttpClient api)
    {
        do
        {
            var again = _unanswered.TryDequeue(out var n);
            if (!again)
                n = Interlocked.Increment(ref _sent);
            if (!await TrySendAsync(api, n, again))
                return;
        }
        while (true);
    }

    /// False when the app is gone.
    private async Task<bool> TrySendAsync(HttpClient api, long n, bool again)
    {
        try
        {
            var status = await PostAsync(api, n);
            if (status is null)
            {
                _unanswered.Enqueue(n);
                return true;
            }

            Assert.True(status == "accepted" || (again && status == "duplicate"), $"{IdOf(n)}, sent {(again ? "again" : "once")}: {status}");
            _answered.Add(n);
            Interlocked.Add(ref _resent, again ? 1 : 0);
            Interlocked.Add(ref _known, status == "duplicate" ? 1 : 0);
            return true;
        }
        catch (HttpRequestException)
        {
            _unanswered.Enqueue(n);
            return false;
        }
    }

    /// What the answer says became of it; null when the app was too busy to take it.
    private static async Task<string?> PostAsync(HttpClient api, long n)
    {
        var text = $$"""{"id":"{{IdOf(n)}}","service":"service-{{n % 7}}","version":"1.{{n % 60}}","stage":"build","check":"unit","suite":"{{n % 5}}","outcome":"success","actor":"Ada"}""";
        using var body = new StringContent(text, Encoding.UTF8, "application/json");
        using var answer = await api.PostAsync("v1/events", body);
        if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
            return null;
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return json.RootElement.GetProperty("status").GetString();
    }
}
