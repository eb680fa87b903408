using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Dashboard.Tests.Journal;

/// <summary>The read models as text, a line a row, to be compared.</summary>
public static class Dump
{
    private static readonly string[] Tables =
        ["Names", "Releases", "Services", "Running", "Removals", "Rollups", "Decisions", "Environments", "Incidents", "Costs", "Journeys", "Technologies", "Answers", "Entries", "Interventions"];

    /// <summary>Everything that is folded from facts, and the columns beside the facts. When something is due is no state: it depends on when one looks.</summary>
    public static string Exactly(string connectionString)
    {
        var text = new StringBuilder();
        using var connection = new SqliteConnection(connectionString);
        connection.Open();
        foreach (var table in Tables)
        {
            Rows(connection, table, $"SELECT * FROM {table} ORDER BY 1, 2, 3", text, "DueAt");
        }

        Rows(connection, "ReleaseStages", "SELECT ReleaseId, Service, LastDay, Parts, Trials FROM ReleaseStages ORDER BY 1", text);
        Rows(connection, "Facts", "SELECT Seq, Service, NameId FROM Facts ORDER BY Seq", text);
        return text.ToString();
    }

    /// <summary>
    /// What depends on what was told and not on the order it came in: evidence, joins, rollouts, incidents, roll-ups and current gates.
    /// Ids, sequences and the history of decisions differ; ids are written as what they stand for.
    /// </summary>
    public static string Meaning(string connectionString)
    {
        var text = new StringBuilder();
        using var connection = new SqliteConnection(connectionString);
        connection.Open();
        var people = People(connection);
        foreach (var (table, sql) in Meanings)
        {
            Rows(connection, table, sql, text);
        }

        return people.Aggregate(text.ToString(), (t, p) => t.Replace(p.Reference, p.Name, StringComparison.Ordinal));
    }

    private const string NameOf = "(SELECT n.Kind || ':' || n.Value FROM Names n WHERE n.Id = {0})";
    private static readonly string ReleaseOf = $"(SELECT {string.Format(CultureInfo.InvariantCulture, NameOf, "r.NameId")} FROM Releases r WHERE r.Id = COALESCE((SELECT q.RedirectTo FROM Releases q WHERE q.Id = {{0}}), {{0}}))";

    private static string Name(string column) => string.Format(CultureInfo.InvariantCulture, NameOf, column);

    private static string Release(string column) => string.Format(CultureInfo.InvariantCulture, ReleaseOf, column);

    private static readonly (string Table, string Sql)[] Meanings =
    [
        ("Names", $"SELECT Service, Kind, Value, State, {Release("ReleaseId")} FROM Names ORDER BY 1, 2, 3"),
        ("Releases", $"SELECT Service, {Name("NameId")}, State, OpenGates, Bypassed, OrderAt, ShippedAt, FeedbackSeconds, RolloutAt FROM Releases WHERE RedirectTo IS NULL ORDER BY 1, 2"),
        ("Services", $"SELECT Key, Team, TeamAt, Tier, Customers, Repository, OtherRepository, FirstSeenAt, LastSeenAt, {Name("FirstDigestId")}, FirstDigestAt, {Name("SecondDigestId")}, SecondDigestAt FROM Services ORDER BY 1"),
        ("Running", $"SELECT Service, Environment, At, {Name("NameId")}, Stage, IsDigest FROM Running ORDER BY 1, 2, 3, 4"),
        ("Removals", $"SELECT Service, Environment, At, {Name("NameId")} FROM Removals ORDER BY 1, 2, 3, 4"),
        ("Rollups", "SELECT * FROM Rollups ORDER BY Day, Service"),
        ("ReleaseStages", $"SELECT Service, {Release("ReleaseId")}, LastDay, Parts, Trials FROM ReleaseStages ORDER BY 1, 2"),
        ("Environments", "SELECT * FROM Environments ORDER BY 1, 2, 3, 4"),
        ("Incidents", $"SELECT Service, Subject, DetectedAt, ResolvedAt, Severity, Cause, Environment, Summary, {Release("ReleaseId")}, JoinedBy, Guardrail, GuardrailAt, EscapedStage, EscapedStageAt FROM Incidents ORDER BY 1, 2"),
        ("Costs", "SELECT * FROM Costs ORDER BY 1, 2, 3"),
        ("Journeys", "SELECT * FROM Journeys ORDER BY 1, 2"),
        ("Interventions", "SELECT Id, Kind, Service, AskedAt, EndsAt, State FROM Interventions ORDER BY 1"),
        ("Technologies", "SELECT * FROM Technologies ORDER BY 1, 2"),
    ];

    private static List<(string Reference, string Name)> People(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT Reference, Name FROM Persons";
        using var reader = command.ExecuteReader();
        List<(string, string)> people = [];
        while (reader.Read())
        {
            people.Add((reader.GetString(0), reader.GetString(1)));
        }

        return people;
    }

    private static void Rows(SqliteConnection connection, string title, string sql, StringBuilder text, params string[] but)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            text.Append(title);
            for (var i = 0; i < reader.FieldCount; i++)
            {
                if (!but.Contains(reader.GetName(i)))
                {
                    text.Append('|').Append(reader.GetValue(i) switch
                    {
                        DBNull => "-",
                        byte[] bytes => Encoding.UTF8.GetString(bytes),
                        var value => Convert.ToString(value, CultureInfo.InvariantCulture),
                    });
                }
            }

            text.Append('\n');
        }
    }
}
