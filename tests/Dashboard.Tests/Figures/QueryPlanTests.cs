using System.Data.Common;
using Dashboard.Canaries;
using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Diagnostics;
using Dashboard.Evidence;
using Dashboard.Figures;
using Dashboard.Journal;
using Dashboard.Numbers;
using Dashboard.Overview;
using Dashboard.Releases;
using Dashboard.Search;
using Dashboard.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Figures;

/// <summary>What leaders look at must not grow slower with history: no query behind it walks through a table that grows with it.</summary>
public sealed class QueryPlanTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);
    private static readonly string[] Growing = ["Facts", "Releases", "Names", "Deliveries", "Decisions", "Running", "Removals", "Rollups", "Costs", "Incidents", "ReleaseStages", "Environments", "Entries"];
    private readonly FakeTimeProvider _time = new(Now);
    private readonly TestBook _book;

    public QueryPlanTests() => _book = new TestBook(_time);

    [Fact]
    public async Task Plain_queries_find_their_rows_by_index()
    {
        foreach (var sql in ConfidenceSql.All.Concat(SearchSql.All).Concat(NumberSql.All).Concat(StageSql.All).Concat(TrialSql.All).Concat(CostSql.All))
            await AssertByIndexAsync(sql, []);
    }

    [Fact]
    public async Task Every_query_of_the_overview_and_the_role_pages_finds_its_rows_by_index()
    {
        await ShipAsync();
        var seen = new SeenCommands();
        var contexts = Watched(seen);
        var cache = new FigureCache(_time);

        var confidence = new ConfidenceFigures(contexts, cache);
        var since = new SinceFigures(contexts, cache, confidence);
        await new OverviewQueries(contexts, confidence, cache, since).ReadAsync(TestContext.Current.CancellationToken);
        await since.ReadAsync(null, Since.Of("yesterday"), TestContext.Current.CancellationToken);
        await new LookBackFigures(contexts, cache, confidence).ReadAsync(TestContext.Current.CancellationToken);

        Assert.True(seen.Commands.Count > 10);
        foreach (var (sql, parameters) in seen.Commands.Where(c => !IsNewestFact(c.Sql)))
            await AssertByIndexAsync(sql, parameters);
    }

    [Fact]
    public async Task Every_query_of_what_ran_where_finds_its_rows_by_index()
    {
        await ShipAsync();
        var seen = new SeenCommands();
        var ct = TestContext.Current.CancellationToken;

        Assert.NotEmpty((await new PlacesThen(Watched(seen), _time).ReadAsync(Now, ct)).Rows[0].Places);
        Assert.NotNull(await new ServiceFigures(Watched(seen), _time).FindAsync("cart", 30, ct));
        Assert.Equal(1, (await new OrganisationDelivery(Watched(seen), new FigureCache(_time)).ReadAsync(30, ct)).Services);

        Assert.True(seen.Commands.Count > 5);
        foreach (var (sql, parameters) in seen.Commands.Where(c => !IsNewestFact(c.Sql)))
            await AssertByIndexAsync(sql, parameters);
    }

    [Fact]
    public async Task Every_query_of_the_pages_of_a_release_finds_its_rows_by_index()
    {
        var (before, release) = (new Candidate("cart", "0.9", Now.AddDays(-2), "sha256:0"), new Candidate("cart", "1.0", Now.AddDays(-1), "sha256:1"));
        var told = await _book.TellAsync(
            [.. before.EverythingFor(Gate.ReadyToShip), before.Deployed("production", 60), .. release.EverythingFor(Gate.ReadyForCanary), new Candidate("cart", null, Now).Event("alert.fired")]);
        var (id, ct) = (told[^2].ReleaseId!, TestContext.Current.CancellationToken);
        var seen = new SeenCommands();
        var contexts = Watched(seen);
        var figures = new ReleaseFigures(contexts, _time);

        Assert.NotNull(await new ReleasesQueries(contexts, new FigureCache(_time), figures, new ConfidenceFigures(contexts, new FigureCache(_time))).ReadAsync(id, ct));
        Assert.NotNull(await new TimelineQueries(figures).ReadAsync(id, TimelineFilter.Of(null, 0), 60, ct));
        Assert.NotNull(await new DialQueries(figures).ReadAsync(id, new HashSet<Dashboard.Core.Pipeline.Stage>(), ct));
        Assert.NotNull((await new CompareQueries(figures).ReadAsync(id, null, ct))?.Other);

        Assert.True(seen.Commands.Count > 20);
        foreach (var (sql, parameters) in seen.Commands.Where(c => !IsNewestFact(c.Sql)))
            await AssertByIndexAsync(sql, parameters);
    }

    [Fact]
    public async Task Every_query_of_the_pages_of_canaries_finds_its_rows_by_index()
    {
        await ShipAsync();
        var canary = new Candidate("cart", "1.1", Now.AddHours(-1), "sha256:2");
        var (id, ct) = ((await _book.TellAsync(canary.Built(), canary.Rollout("rollout.started", 5, 10), canary.Rollout("rollout.aborted", 20)))[0].ReleaseId!, TestContext.Current.CancellationToken);
        var seen = new SeenCommands();
        var contexts = Watched(seen);
        var queries = new CanariesQueries(new ReleaseFigures(contexts, _time), new CanaryFigures(contexts, new FigureCache(_time)));

        Assert.Equal(1, (await queries.ReadListAsync(50, ct)).Month.Record.SafeFailures);
        Assert.Equal("1.0", (await queries.ReadAsync(id, ct)).Canary?.Before?.Name);

        // Told something, the services of it are read again.
        await _book.TellAsync(canary.Rollout("rollout.started", 30, 5), canary.Rollout("rollout.aborted", 40));
        Assert.Equal(2, (await queries.ReadMonthAsync(ct)).Record.SafeFailures);

        Assert.True(seen.Commands.Count > 20);
        foreach (var (sql, parameters) in seen.Commands.Where(c => !IsNewestFact(c.Sql)))
            await AssertByIndexAsync(sql, parameters);
    }

    [Theory]
    [InlineData("IX_Releases_OpenRollouts")]
    [InlineData("IX_Releases_TurnedBack")]
    [InlineData("IX_Releases_AroundGates")]
    public async Task The_few_rows_a_leader_must_not_miss_are_not_looked_for_among_all_that_went_well(string index)
    {
        var seen = new SeenCommands();
        await using var snapshot = await Snapshot.TakeAsync(Watched(seen), _time, TestContext.Current.CancellationToken);
        await ReleaseFigures.RolloutsAsync(snapshot, open: true, 100, TestContext.Current.CancellationToken);
        var open = seen.Commands.Single(c => c.Sql.Contains("RolloutPhase", StringComparison.Ordinal));

        List<string> steps = [.. await PlanOfAsync(open.Sql, open.Parameters), .. await PlanOfAsync(TheOneWith("RolloutPhase = 3 AND r.RedirectTo"), []), .. await PlanOfAsync(TheOneWith("r.Bypassed = 1"), [])];

        Assert.Single(steps, step => step.Contains($" USING INDEX {index} ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_query_behind_the_rows_of_a_number_and_the_deliveries_of_a_release_finds_its_rows_by_index()
    {
        await ShipAsync();
        var seen = new SeenCommands();
        var contexts = Watched(seen);
        var numbers = new NumbersQueries(new ConfidenceFigures(contexts, new FigureCache(_time)), contexts, new ReleaseSums());
        var ct = TestContext.Current.CancellationToken;

        foreach (var check in RoleChecks.All.Select(c => c.Id.Split('.')).Append(["ceo", NumberAsked.Share]))
        {
            await numbers.ReadAsync(NumberAsked.Of(check[0], check[1])!, 50, ct);
            await numbers.ReadAsync(NumberAsked.Of(check[0], check[1], service: "cart")!, 50, ct);
        }

        var shipped = (await numbers.ReadAsync(NumberAsked.Of("ceo", "promises")!, 1, ct)).Rows[0];
        await new EvidenceQueries(contexts, _time).ReadListAsync(new EvidenceFilter { Release = shipped.ReleaseId, Check = "unit" }, 50, ct);

        Assert.True(seen.Commands.Count > 100);
        foreach (var (sql, parameters) in seen.Commands.DistinctBy(c => c.Sql).Where(c => !IsNewestFact(c.Sql)))
            await AssertByIndexAsync(sql, parameters);
    }

    [Fact]
    public async Task Every_query_of_the_page_of_a_team_finds_its_rows_by_index()
    {
        var release = new Candidate("cart", "1.0", Now.AddDays(-1), "sha256:1");
        var owned = new Candidate("cart", null, Now).Event("evidence.recorded", 0, "sla") with { Details = new Dictionary<string, string> { ["team"] = "Shop", ["kind"] = "sla" } };
        await _book.TellAsync([.. release.EverythingFor(Gate.ReadyToShip), release.Deployed("production", 60), owned]);
        var seen = new SeenCommands();

        var team = await new DiagnosticsQueries(Watched(seen), _time).ReadTeamAsync("shop", TestContext.Current.CancellationToken);

        Assert.Contains(team.Questions.SelectMany(q => q.Findings), f => f.CanTell);
        Assert.True(seen.Commands.Count > 10);
        foreach (var (sql, parameters) in seen.Commands.Where(c => !IsNewestFact(c.Sql)))
            await AssertByIndexAsync(sql, parameters);
    }

    public ValueTask DisposeAsync() => _book.DisposeAsync();

    private static string TheOneWith(string words) => ConfidenceSql.All.Single(sql => sql.Contains(words, StringComparison.Ordinal));

    private async Task ShipAsync()
    {
        var release = new Candidate("cart", "1.0", Now.AddDays(-1), "sha256:1");
        await _book.TellAsync([.. release.EverythingFor(Gate.ReadyToShip), release.Deployed("production", 60)]);
    }

    private PooledDbContextFactory<DashboardDb> Watched(SeenCommands seen) =>
        new(new DbContextOptionsBuilder<DashboardDb>().UseSqlite(_book.Book.ConnectionString).AddInterceptors(seen).Options);

    private async Task AssertByIndexAsync(string sql, IReadOnlyList<(string Name, object? Value)> parameters)
    {
        var plan = await PlanOfAsync(sql, parameters);
        var walks = plan.Where(step => step.StartsWith("SCAN ", StringComparison.Ordinal) && !step.Contains(" USING ", StringComparison.Ordinal))
            .Where(step => Growing.Any(table => IsOf(step, table, sql)));
        Assert.True(!walks.Any(), $"{string.Join('\n', plan)}\n\n{sql}");
    }

    private async Task<List<string>> PlanOfAsync(string sql, IReadOnlyList<(string Name, object? Value)> parameters)
    {
        await using var connection = new SqliteConnection(_book.Book.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + sql;
        foreach (var (name, value) in parameters.Count > 0 ? parameters : Named(sql))
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        List<string> plan = [];
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            plan.Add(reader.GetString(3));
        return plan;
    }

    // One row from the end of the table, however long it is.
    private static bool IsNewestFact(string sql) => sql.EndsWith("FROM \"Facts\" AS \"f\"\nORDER BY \"f\".\"Seq\" DESC\nLIMIT 1", StringComparison.Ordinal);

    // SQLite names the alias where there is one.
    private static bool IsOf(string step, string table, string sql)
    {
        var name = step.Split(' ')[1];
        return name == table || sql.Contains($"{table} {name}", StringComparison.Ordinal) || sql.Contains($"\"{table}\" AS \"{name}\"", StringComparison.Ordinal);
    }

    private static IReadOnlyList<(string, object?)> Named(string sql) =>
        [.. sql.Split('@').Skip(1).Select(part => "@" + string.Concat(part.TakeWhile(char.IsAsciiLetter))).Distinct().Select(name => (name, (object?)1L))];

    private sealed class SeenCommands : DbCommandInterceptor
    {
        public List<(string Sql, IReadOnlyList<(string, object?)> Parameters)> Commands { get; } = [];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Commands.Add((command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName, p.Value))]));
            return new(result);
        }
    }
}
