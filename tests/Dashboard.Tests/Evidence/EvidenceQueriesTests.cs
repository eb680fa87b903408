using Dashboard.Core.Pipeline;
using Dashboard.Evidence;
using Dashboard.Journal;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Evidence;

public sealed class EvidenceQueriesTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);
    private readonly TestBook _book;
    private readonly EvidenceQueries _queries;
    private readonly Candidate _cart = new("Cart", "1.0", Now, "sha256:10");

    public EvidenceQueriesTests()
    {
        var time = new FakeTimeProvider(Now);
        _book = new TestBook(time);
        _queries = new EvidenceQueries(_book.Book.Contexts, time);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_delivery_shows_what_became_of_it_and_each_fate_is_counted()
    {
        await FillAsync();

        var view = await ReadAsync(new EvidenceFilter());

        Assert.Equal(["id-6", "id-5", "id-4", "id-3", "id-1"], view.Rows.Select(r => r.DeliveryId));
        var first = view.Rows[^1];
        Assert.Equal((Fates.Accepted, 1, 1), (first.Status, first.Repeats, first.Conflicts));
        Assert.Equal("build.finished Cart 1.0", $"{first.Facts[0].Type} {first.Facts[0].Service} {first.Facts[0].Release}");
        Assert.Equal(64, first.Facts[0].Link.Length);
        Assert.Equal("stars say nothing about the path", view.Rows[2].Reason);
        Assert.Equal([Fates.Unplaced], view.Rows[0].Flags);
        var counts = view.Counts.ToDictionary(c => c.Fate, c => c.Count);
        Assert.Equal((3, 1, 1), (counts[Fates.Accepted], counts[Fates.Ignored], counts[Fates.NotUnderstood]));
        Assert.Equal((1, 1, 1, 0), (counts[Fates.Duplicate], counts[Fates.Conflict], counts[Fates.Unplaced], counts[Fates.Parked]));
        Assert.Equal(5, view.Total);
    }

    [Theory]
    [InlineData("accepted", "id-6 id-3 id-1")]
    [InlineData("ignored", "id-4")]
    [InlineData("not-understood", "id-5")]
    [InlineData("duplicate", "id-1")]
    [InlineData("conflict", "id-1")]
    [InlineData("unplaced", "id-6")]
    [InlineData("flagged", "id-6")]
    [InlineData("parked", "")]
    public async Task A_status_finds_its_deliveries(string status, string expected)
    {
        await FillAsync();

        Assert.Equal(expected, string.Join(' ', (await ReadAsync(new EvidenceFilter { Status = status })).Rows.Select(r => r.DeliveryId)));
    }

    [Fact]
    public async Task Service_check_type_and_sender_find_their_deliveries()
    {
        await FillAsync();

        Assert.Equal(["id-3", "id-1"], await IdsAsync(new EvidenceFilter { Service = " CART " }));
        Assert.Equal(["id-3"], await IdsAsync(new EvidenceFilter { Check = "unit" }));
        Assert.Equal(["id-1"], await IdsAsync(new EvidenceFilter { Type = "build.finished" }));
        Assert.Equal(["id-6", "id-3"], await IdsAsync(new EvidenceFilter { Type = "testsuiterun.finished" }));
        Assert.Equal(["id-6"], await IdsAsync(new EvidenceFilter { Type = "testsuiterun.finished", Status = "unplaced" }));
        Assert.Equal(["id-4"], await IdsAsync(new EvidenceFilter { Source = "github" }));
    }

    [Theory]
    [InlineData("v1/id-3#0")]
    [InlineData("id-3")]
    [InlineData("2")]
    [InlineData("#2")]
    public async Task A_key_finds_its_delivery(string key)
    {
        await FillAsync();

        Assert.Equal(["id-3"], await IdsAsync(new EvidenceFilter { Key = key }));
    }

    [Fact]
    public async Task A_body_is_found_by_its_hash_in_each_form_it_goes_by()
    {
        await _book.SendAsync(_book.Draft(null, "a=1", _cart.Built()));
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("a=1"u8));

        foreach (var key in new[] { hash, "body:" + hash, $"v1/{hash[..32]}#0", hash[..32] })
        {
            Assert.Single((await ReadAsync(new EvidenceFilter { Key = key })).Rows);
        }
    }

    [Fact]
    public async Task Pages_neither_repeat_nor_skip_whatever_is_asked_for()
    {
        for (var n = 0; n < 30; n++)
        {
            await _book.SendAsync(_book.Draft($"id-{n}", $"body {n}", new Candidate("cart", $"1.{n}", Now).Built(), new Candidate("cart", $"1.{n}", Now).Check(Stage.Build, "unit")));
        }

        foreach (var filter in new[] { new EvidenceFilter(), new() { Type = "build.finished" }, new() { Service = "cart" }, new() { Status = "accepted", Check = "unit" } })
        {
            List<long> seen = [];
            SearchEnd end;
            var before = (long?)null;
            do
            {
                var page = await _queries.ReadListAsync(filter with { Before = before }, 7, Ct);
                seen.AddRange(page.Rows.Select(r => r.Sequence));
                (end, before) = (page.End, page.End.Next);
            }
            while (end.Next is not null);
            Assert.Equal(Enumerable.Range(1, 30).Select(n => (long)n).Reverse(), seen);
        }
    }

    [Fact]
    public async Task A_delivery_is_shown_down_to_its_body_hash_and_links()
    {
        await _book.SendAsync(_book.Draft("id-1", """{"service":"Cart","z":[1]}""", _cart.Built()) with
        {
            ContentType = "application/json",
            Headers = new Dictionary<string, string> { ["X-GitHub-Event"] = "push", ["X-Hub-Signature-256"] = "sha256=abc" },
        });

        var plain = (await _queries.ReadDeliveryAsync(1, pretty: false, null, Ct)).Delivery!;
        var pretty = (await _queries.ReadDeliveryAsync(1, pretty: true, null, Ct)).Delivery!;

        Assert.Equal("""{"service":"Cart","z":[1]}""", plain.Body!.Shown);
        Assert.True(plain.Body.MatchesHash);
        Assert.Contains("\n  \"service\": \"Cart\"", pretty.Body!.Shown, StringComparison.Ordinal);
        Assert.Equal([new KeptHeader("X-GitHub-Event", "push")], plain.Headers);
        Assert.Equal("build.finished", Assert.Single(plain.Line.Facts).Type);
        Assert.Null((await _queries.ReadDeliveryAsync(2, pretty: false, null, Ct)).Delivery);
    }

    [Fact]
    public async Task Assessments_are_no_evidence()
    {
        var answer = new Core.Diagnostics.Answer { Team = "Checkout", Respondent = "Ada", Question = "build", QuestionnaireVersion = 1, Score = 3, AnsweredAt = Now };
        await _book.SendAsync(_book.Draft("a1", "{}", answer.ToEvent("assessment/a1#0")) with { Connection = Core.Diagnostics.Answer.Source, Source = Core.Diagnostics.Answer.Source });

        var view = await ReadAsync(new EvidenceFilter());

        Assert.Empty(view.Rows);
        Assert.Equal(0, view.Total);
        Assert.Null((await _queries.ReadDeliveryAsync(1, pretty: false, null, Ct)).Delivery);
        Assert.Null(await _queries.ReadBodyAsync(1, Ct));
        foreach (var filter in new[] { new EvidenceFilter { Key = "a1" }, new() { Key = "1" }, new() { Type = "assessment.answered" }, new() { Key = "assessment/a1#0" } })
        {
            Assert.Empty((await ReadAsync(filter)).Rows);
        }
    }

    public ValueTask DisposeAsync() => _book.DisposeAsync();

    private Task<EvidenceView> ReadAsync(EvidenceFilter filter) => _queries.ReadListAsync(filter, 50, Ct);

    private async Task<IEnumerable<string>> IdsAsync(EvidenceFilter filter) => (await ReadAsync(filter)).Rows.Select(r => r.DeliveryId);

    private async Task FillAsync()
    {
        await _book.SendAsync(_book.Draft("id-1", "one", _cart.Built()));
        await _book.SendAsync(_book.Draft("id-1", "one", _cart.Built()));
        await _book.SendAsync(_book.Draft("id-1", "another", _cart.Built()));
        await _book.SendAsync(_book.Draft("id-3", "three", _cart.Check(Stage.Build, "unit", 1)));
        await _book.SendAsync(_book.Draft("id-4", "four") with { Source = "github", Status = DeliveryStatus.Ignored, Reason = "stars say nothing about the path" });
        await _book.SendAsync(_book.Draft("id-5", "five") with { Status = DeliveryStatus.NotUnderstood, Reason = "no JSON" });
        await _book.SendAsync(_book.Draft("id-6", "six", _cart.Check(Stage.Build, "lint", 2) with { Service = null, Digest = null }));
    }
}
