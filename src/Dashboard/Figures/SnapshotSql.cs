using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Dashboard.Figures;

/// Plain SQL inside a snapshot, for sums that the model's own queries cannot say.
internal static class SnapshotSql
{
    public static async Task<List<T>> ListAsync<T>(
        this Snapshot snapshot, string sql, Func<DbDataReader, T> read, CancellationToken ct, params (string Name, object Value)[] parameters)
    {
        await using var command = snapshot.Db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.Transaction = snapshot.Db.Database.CurrentTransaction?.GetDbTransaction();
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        await using var reader = await command.ExecuteReaderAsync(ct);
        List<T> rows = [];
        while (await reader.ReadAsync(ct))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    public static DateTimeOffset At(this DbDataReader reader, int column) => new(reader.GetInt64(column), TimeSpan.Zero);

    public static DateTimeOffset? AtOrNull(this DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.At(column);
}
