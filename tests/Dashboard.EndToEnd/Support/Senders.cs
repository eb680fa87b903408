using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;

namespace Dashboard.EndToEnd.Support;

/// Pipelines that send as fast as they are answered, each event once and under an id of its own, and remember what they were answered.
internal sealed class Senders(int count)
{
    private readonly ConcurrentBag<string> _answered = [];
    private long _sent;

    /// Ids of the deliveries that were answered 202.
    public IReadOnlyCollection<string> Answered => _answered;

    /// Sends until the app is gone. Every other answer than 202 is a failure.
    public Task SendAsync(HttpClient api) => Task.WhenAll(Enumerable.Range(0, count).Select(_ => Task.Run(() => SendUntilGoneAsync(api))));

    /// Waits until so many more were answered.
    public async Task<bool> MoreAsync(int more)
    {
        var goal = _answered.Count + more;
        await Patience.UntilAsync(() => Task.FromResult(_answered.Count >= goal ? this : null), $"{more} more answers");
        return true;
    }

    private async Task SendUntilGoneAsync(HttpClient api)
    {
        while (true)
        {
            var n = Interlocked.Increment(ref _sent);
            var id = n.ToString("D8", CultureInfo.InvariantCulture);
            var text = $$"""{"id":"{{id}}","service":"service-{{n % 7}}","version":"1.{{n % 60}}","stage":"build","check":"unit","suite":"{{n % 5}}","outcome":"success","actor":"Ada"}""";
            using var body = new StringContent(text, Encoding.UTF8, "application/json");
            try
            {
                using var answer = await api.PostAsync("v1/events", body);
                if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
                {
                    continue;
                }

                Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
                _answered.Add(id);
            }
            catch (HttpRequestException)
            {
                return;
            }
        }
    }
}
