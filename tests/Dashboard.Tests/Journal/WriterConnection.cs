using System.Reflection;
using Dashboard.Journal;
using Microsoft.Data.Sqlite;

namespace Dashboard.Tests.Journal;

/// <summary>Reaches the writer's own connection: some limits of SQLite hold for one connection only. Nothing may be recorded meanwhile.</summary>
public static class WriterConnection
{
    public static void Execute(Recorder recorder, string sql)
    {
        var connection = (SqliteConnection)Inside(Inside(Inside(recorder, "_writer"), "_session"), "_connection");
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static object Inside(object of, string field) =>
        of.GetType().GetField(field, BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(of)!;
}
