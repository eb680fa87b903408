using System.Net;
using System.Text.Json;
using Dashboard.Core.Gates;
using Dashboard.Figures;
using Dashboard.Gates;
using Dashboard.Journal;
using Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Gates;

public sealed class GateAgeTests : IAsyncDisposable
{
    private const string Address = "/v1/gate/cart/1.0?gate=ready-for-fast-feedback";
    private readonly ReadApp _app = new();

    [Fact]
    public async Task A_gate_that_age_has_closed_is_recorded_as_closed_before_the_answer_is_given()
    {
        await _app.TellAsync([.. new Candidate("cart", "1.0", ReadApp.Now, "sha256:10").EverythingFor(Gate.ReadyForFastFeedback)]);
        using var open = await _app.GetAsync(Address);
        Assert.Equal(HttpStatusCode.OK, open.StatusCode);
        var before = _app.Recorder.Sequence;

        // Not by the minute's clock: the moment the item's age runs out is the moment the answer changes.
        _app.Time.Advance(TimeSpan.FromDays(7));
        using var last = await _app.GetAsync(Address);
        _app.Time.SetUtcNow(ReadApp.Now.AddDays(7).AddTicks(1));
        using var closed = await _app.GetAsync(Address);

        Assert.Equal(HttpStatusCode.OK, last.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, closed.StatusCode);
        using var body = JsonDocument.Parse(await closed.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal(["build/sca"], body.RootElement.GetProperty("missing").EnumerateArray().Select(m => m.GetString()));
        Assert.Equal(before + 1, _app.Recorder.Sequence);
        Assert.Equal(_app.Recorder.Sequence, body.RootElement.GetProperty("sequence").GetInt64());

        var (book, cache) = (_app.Services.GetRequiredService<Books>().Real, _app.Services.GetRequiredService<FigureCache>());
        var queries = new GatesQueries(book.Contexts, cache, ReleaseFigures.Of(book, _app.Time), ConfidenceFigures.Of(book, cache));
        var newest = (await queries.ReadAsync(10, TestContext.Current.CancellationToken)).Answers[0];
        Assert.False(newest.Open);
        Assert.Equal("clock", newest.Because);
        Assert.InRange(newest.At, _app.Time.GetUtcNow(), _app.Time.GetUtcNow().AddSeconds(1));
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
