using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;

namespace Dashboard.Benchmarks.Circuits;

/// Events at a pace, one after the other, so that their sequence numbers follow each other.
internal sealed class PacedEvents : IDisposable
{
    // What was sent by a run before would be no event any more.
    private static readonly string Run = Guid.NewGuid().ToString("N")[..8];
    private static int _sent;

    private readonly HttpClient _http;

    public PacedEvents(Uri address)
    {
        _http = new HttpClient { BaseAddress = address };
        _http.DefaultRequestHeaders.Authorization = new("Bearer", AppProcess.Token);
    }

    /// When each was sent.
    public List<long> SentAt { get; } = [];

    public List<double> Milliseconds { get; } = [];

    public double Percentile(double share) => new LoadResult(Milliseconds.Count, 0, TimeSpan.Zero, [.. Milliseconds.Order()]).Percentile(share);

    public async Task SendAsync(int count, double perSecond, CancellationToken enough = default)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromSeconds(1 / perSecond));
        for (var n = 0; n < count && !enough.IsCancellationRequested; n++)
        {
            await SendAsync();
            await pace.WaitForNextTickAsync();
        }
    }

    public async Task SendAsync()
    {
        var n = Interlocked.Increment(ref _sent);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["service"] = "watched",
            ["version"] = string.Create(CultureInfo.InvariantCulture, $"1.{n % 50}.0"),
            ["check"] = "unit",
            ["outcome"] = "success",
            ["suite"] = string.Create(CultureInfo.InvariantCulture, $"{Run}#{n}"),
        });
        var at = Stopwatch.GetTimestamp();
        SentAt.Add(at);
        (await _http.PostAsync(new Uri("/v1/events", UriKind.Relative), form)).EnsureSuccessStatusCode();
        Milliseconds.Add(Stopwatch.GetElapsedTime(at).TotalMilliseconds);
    }

    /// Of the newest fact in the book.
    public async Task<long> SequenceAsync() => (await _http.GetFromJsonAsync<Told>(new Uri("/v1/roles/ceo", UriKind.Relative)))!.Sequence;

    public void Dispose() => _http.Dispose();

    private sealed record Told(long Sequence);
}
