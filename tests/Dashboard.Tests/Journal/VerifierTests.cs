using System.Text.Json;
using Dashboard.Core.Confidence;
using Dashboard.Journal;
using Dashboard.Live;
using Dashboard.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Journal;

/// <summary>What was recorded cannot be changed without being found.</summary>
public sealed class VerifierTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(AnyLife.Start.AddDays(15));
    private readonly TestDatabase _database;

    public VerifierTests() => _database = new TestDatabase(_time);

    public async ValueTask InitializeAsync()
    {
        foreach (var e in new AnyLife(5).Events(120))
        {
            await _database.TellAsync(e);
        }
    }

    [Fact]
    public async Task A_whole_book_is_whole_and_the_result_stands_in_it_for_the_pages()
    {
        using var rung = new SemaphoreSlim(0);
        using var listener = _database.Book.Changes.Subscribe(Topic.Verification, _ => Task.FromResult(rung.Release()));

        var found = await VerifyAsync();

        Assert.Equal(new Verification(_time.GetUtcNow(), ChainIntact: true, null, 120, 120), found);
        Assert.Equal(found, JsonSerializer.Deserialize<Verification>(_database.Read<string>($"SELECT Value FROM Meta WHERE Key='{MetaKeys.Verification}'"), JsonSerializerOptions.Web));
        await rung.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Any_single_byte_of_any_fact_or_link_changed_is_found_and_its_sequence_named()
    {
        await _database.CloseAsync();
        var last = _database.Read<int>("SELECT MAX(Seq) FROM Facts");
        var random = new Random(9);
        for (var i = 0; i < 150; i++)
        {
            var (seq, column) = (random.Next(1, last + 1), i % 10 == 0 ? "Link" : "Body");
            var bytes = Bytes(seq, column);
            var changed = (byte[])bytes.Clone();
            changed[random.Next(changed.Length)] ^= (byte)random.Next(1, 256);
            Set(seq, column, changed);

            var found = await new Verifier(_database.ConnectionString, _time).VerifyAsync(null, TestContext.Current.CancellationToken);

            Assert.Equal((false, (long?)seq), (found.ChainIntact, found.FirstBrokenSequence));
            Set(seq, column, bytes);
        }
    }

    [Theory]
    [InlineData("UPDATE Facts SET Type='build.started' WHERE Seq=7", 7)]
    [InlineData("UPDATE Facts SET Service='somebody' WHERE Seq=7", 7)]
    [InlineData("UPDATE Facts SET OccurredAt=OccurredAt+1 WHERE Seq=7", 7)]
    [InlineData("UPDATE Facts SET RecordedAt=RecordedAt-1 WHERE Seq=7", 7)]
    [InlineData("UPDATE Facts SET DeliverySeq=DeliverySeq+1 WHERE Seq=7", 7)]
    [InlineData("DELETE FROM Facts WHERE Seq=7", 7)]
    [InlineData("UPDATE Facts SET Seq=100000 WHERE Seq=7", 7)]
    [InlineData("DELETE FROM Deliveries WHERE Seq=(SELECT DeliverySeq FROM Facts WHERE Seq=7)", 7)]
    [InlineData("UPDATE Deliveries SET BodyHash=zeroblob(32) WHERE Seq=(SELECT DeliverySeq FROM Facts WHERE Seq=7)", 7)]
    public async Task What_stands_beside_the_bytes_is_compared_with_them(string tampering, long sequence)
    {
        _database.Execute(tampering);

        var found = await VerifyAsync();

        Assert.Equal((false, (long?)sequence), (found.ChainIntact, found.FirstBrokenSequence));
        Assert.NotNull(found.Reason);
    }

    [Theory]
    [InlineData("UPDATE Deliveries SET Body=CAST('other' AS BLOB) WHERE Seq=5")]
    [InlineData("UPDATE Deliveries SET Body=NULL WHERE Seq=5")]
    public async Task A_body_that_was_changed_or_taken_away_too_early_no_longer_matches(string tampering)
    {
        _database.Execute(tampering);

        var found = await VerifyAsync();

        Assert.Equal((true, 120L, 119L, false), (found.ChainIntact, found.BodiesKept, found.BodiesMatching, found.IsWhole));
        Assert.Contains("delivery 5", found.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bodies_whose_time_is_over_are_pruned_and_their_hashes_stay()
    {
        _time.Advance(TimeSpan.FromDays(1));
        await _database.TellAsync(new AnyLife(6).Events(1)[0] with { DeliveryKey = "young" });

        await _database.Recorder.PruneBodiesAsync(_time.GetUtcNow().AddHours(-1), TestContext.Current.CancellationToken);

        Assert.Equal((1, 121), (_database.Read<int>("SELECT COUNT(*) FROM Deliveries WHERE Body IS NOT NULL"), _database.Read<int>("SELECT COUNT(*) FROM Deliveries WHERE LENGTH(BodyHash)=32")));
        Assert.Equal(new Verification(_time.GetUtcNow(), ChainIntact: true, null, 1, 1), await VerifyAsync());
    }

    public async ValueTask DisposeAsync() => await _database.DisposeAsync();

    private Task<Verification> VerifyAsync() => _database.Book.Verifier.VerifyAsync(null, TestContext.Current.CancellationToken);

    private byte[] Bytes(long seq, string column)
    {
        using var connection = new SqliteConnection(_database.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {column} FROM Facts WHERE Seq={seq}";
        return (byte[])command.ExecuteScalar()!;
    }

    private void Set(long seq, string column, byte[] bytes) => _database.Execute($"UPDATE Facts SET {column}=x'{Convert.ToHexString(bytes)}' WHERE Seq={seq}");
}
