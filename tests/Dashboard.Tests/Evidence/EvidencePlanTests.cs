using System.Data.Common;
using Dashboard.Evidence;
using Dashboard.Journal;
using Dashboard.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Evidence;

/// <summary>The search reads deliveries and facts by an index and never from end to end, whatever is asked for.</summary>
public sealed class EvidencePlanTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);
    private readonly TestBook _book = new(new FakeTimeProvider(Now));
    private readonly Commands _commands = new();

    public static TheoryData<EvidenceFilter, string?> Filters => new()
    {
        { new EvidenceFilter(), null },
        { new EvidenceFilter { Before = 3 }, null },
        { new EvidenceFilter { Status = "ignored" }, "IX_Deliveries_Status_Seq" },
        { new EvidenceFilter { Status = "flagged" }, "IX_Deliveries_Flagged" },
        { new EvidenceFilter { Status = "duplicate" }, "IX_Deliveries_Repeated" },
        { new EvidenceFilter { Status = "conflict" }, "IX_Deliveries_Conflicts" },
        { new EvidenceFilter { Status = "parked" }, null },
        { new EvidenceFilter { Type = "build.finished", Before = 3 }, "IX_Facts_Type_Seq" },
        { new EvidenceFilter { Service = "cart", Check = "unit", Source = "native" }, "IX_Facts_DeliverySeq" },
        { new EvidenceFilter { Key = "v1/id#0" }, "IX_Deliveries_Connection_DeliveryId" },
        { new EvidenceFilter { Key = new string('a', 64) }, "IX_Deliveries_BodyMark" },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task No_search_walks_a_table(EvidenceFilter filter, string? index)
    {
        await _book.TellAsync(new Candidate("cart", "1.0", Now).Built(), new Candidate("cart", "1.1", Now).Built());
        var options = new DbContextOptionsBuilder<DashboardDb>().UseSqlite(_book.Book.ConnectionString).AddInterceptors(_commands).Options;
        var queries = new EvidenceQueries(new PooledDbContextFactory<DashboardDb>(options), _book.Time);

        await queries.ReadListAsync(filter, 50, TestContext.Current.CancellationToken);
        var plan = await PlanAsync();

        Assert.NotEmpty(plan);
        Assert.DoesNotContain(plan, step => step.StartsWith("SCAN", StringComparison.Ordinal) && IsLarge(step));
        Assert.True(index is null || plan.Exists(step => step.Contains(index, StringComparison.Ordinal)), $"{index} is not used: {string.Join('\n', plan)}");
    }

    public ValueTask DisposeAsync() => _book.DisposeAsync();

    // "SCAN d" and "SCAN f": the tables of deliveries and facts by the names the queries give them.
    private static bool IsLarge(string step) => step.Split(' ')[1].TrimEnd('0', '1', '2') is "d" or "f" or "Deliveries" or "Facts";

    // One step from the end of the table.
    private static bool IsNewestFact(string text) => !text.Contains("WHERE", StringComparison.Ordinal) && text.ReplaceLineEndings(" ").EndsWith("ORDER BY \"f\".\"Seq\" DESC LIMIT 1", StringComparison.Ordinal);

    private async Task<List<string>> PlanAsync()
    {
        await using var connection = new SqliteConnection(_book.Book.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        List<string> plan = [];
        foreach (var (text, parameters) in _commands.Seen.Where(c => !IsNewestFact(c.Text)))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "EXPLAIN QUERY PLAN " + text;
            command.Parameters.AddRange(parameters.Select(p => new SqliteParameter(p.Name, p.Value)));
            await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            {
                plan.Add(reader.GetString(3));
            }
        }

        return plan;
    }

    private sealed class Commands : DbCommandInterceptor
    {
        public List<(string Text, (string Name, object? Value)[] Parameters)> Seen { get; } = [];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Seen.Add((command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName, p.Value))]));
            return ValueTask.FromResult(result);
        }
    }
}
