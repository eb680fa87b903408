using System.Net;
using System.Security.Cryptography;
using System.Text;
using Dashboard.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Ingest;

/// Every CDEvent of the specification, every way it may come, one after the other into one running app, under the id it has.
public sealed class CdEventsOverHttpTests(IngestApp app) : IClassFixture<IngestApp>
{
    // The first body of each id, and the ids of the bodies kept beside it.
    private readonly Dictionary<string, string> _first = new(StringComparer.Ordinal);
    private readonly HashSet<string> _beside = new(StringComparer.Ordinal);

    [Fact]
    public async Task Every_example_comes_in_binary_structured_and_bare_with_its_type_and_subject()
    {
        foreach (var example in CdEventExamples.All)
        {
            foreach (var (way, body, headers) in Ways(example))
            {
                var expected = Expect(example.DeliveryId, body);
                using var response = await app.PostAsync(body, headers);
                Assert.True(response.StatusCode == HttpStatusCode.Accepted, $"{way} {example.FullType}: {await response.Content.ReadAsStringAsync()}");
                var answer = await IngestApp.JsonOf(response);
                Assert.Equal(expected, (answer.GetProperty("status").GetString(), answer.GetProperty("id").GetString()));
                Assert.Equal((example.FullType, example.Type, example.Subject), await ReadAsync(expected.Id));
            }
        }

        Assert.InRange(CdEventExamples.All.Count, CdEventExamples.Fewest, int.MaxValue);
        Assert.Equal((_first.Count + _beside.Count, _beside.Count), await CountAsync());
    }

    private static IEnumerable<(string Way, string Body, (string, string)[] Headers)> Ways(CdEventExample example)
    {
        yield return ("binary", example.Json, example.Attributes);
        yield return ("structured", example.Envelope, [("Content-Type", "application/cloudevents+json; charset=utf-8")]);
        yield return ("bare", example.Json, [("Content-Type", "application/json")]);
    }

    /// What a second body under an id is answered: the same one is a duplicate, another one is kept beside the first.
    private (string Status, string Id) Expect(string id, string body)
    {
        if (_first.TryAdd(id, body))
        {
            return ("accepted", id);
        }

        if (_first[id] == body)
        {
            return ("duplicate", id);
        }

        var beside = $"{id}#{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)))[..16]}";
        return (_beside.Add(beside) ? "accepted" : "duplicate", beside);
    }

    private async Task<(string? FullType, string Type, string Subject)> ReadAsync(string id)
    {
        await using var db = Open();
        var delivery = await db.Deliveries.SingleAsync(d => d.DeliveryId == id, TestContext.Current.CancellationToken);
        var facts = await db.Facts.Where(f => f.DeliverySeq == delivery.Seq).ToListAsync(TestContext.Current.CancellationToken);
        var fact = Assert.Single(facts);
        var told = FactBody.Read(fact.Body).Event!;
        Assert.Equal(fact.Type, told.Type);
        Assert.Equal(_beside.Contains(id), delivery.Flags?.Contains(Fates.IdUsedBefore, StringComparison.Ordinal) == true);
        return (delivery.SourceEvent, told.Type, told.SubjectId);
    }

    private async Task<(int Kept, int UsedBefore)> CountAsync()
    {
        await using var db = Open();
        var flags = await db.Deliveries.Where(d => d.Source == "cdevents").Select(d => d.Flags ?? "").ToListAsync(TestContext.Current.CancellationToken);
        return (flags.Count, flags.Count(f => f.Contains(Fates.IdUsedBefore, StringComparison.Ordinal)));
    }

    private DashboardDb Open() => app.Services.GetRequiredService<Books>().Real.Contexts.CreateDbContext();
}
