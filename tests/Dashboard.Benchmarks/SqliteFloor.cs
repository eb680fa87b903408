using System.Diagnostics;
using System.Security.Cryptography;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Dashboard.Benchmarks;

/// The least a durable journal can do: the same rows with the same keys, group-committed with an fsync.
internal static class SqliteFloor
{
    public static async Task<LoadResult> RunAsync(int callers, TimeSpan time)
    {
        var folder = Directory.CreateTempSubdirectory("rts-floor-").FullName;
        var queue = Channel.CreateBounded<(byte[] Body, TaskCompletionSource Done)>(8192);
        var writer = Task.Factory.StartNew(() => Write(Path.Combine(folder, "floor.db"), queue.Reader), TaskCreationOptions.LongRunning);
        long next = 0;
        var latencies = new List<double>[callers];
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(async c =>
        {
            var mine = latencies[c] = new List<double>(4096);
            while (clock.Elapsed < time)
            {
                var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                var sent = Stopwatch.GetTimestamp();
                await queue.Writer.WriteAsync((Deliveries.Body(Interlocked.Increment(ref next)), done));
                await done.Task;
                mine.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
            }
        }));
        var took = clock.Elapsed;
        queue.Writer.Complete();
        await writer;
        Directory.Delete(folder, recursive: true);
        return new LoadResult(latencies.Sum(l => (long)l.Count), 0, took, [.. latencies.SelectMany(l => l).Order()]);
    }

    private static void Write(string file, ChannelReader<(byte[] Body, TaskCompletionSource Done)> queue)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var setup = connection.CreateCommand();
        setup.CommandText =
            """
            PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=4000;
            CREATE TABLE D(Seq INTEGER PRIMARY KEY, Connection TEXT, Id TEXT, At INTEGER, Status INTEGER, Hash BLOB, Mark INTEGER, Body BLOB);
            CREATE UNIQUE INDEX D1 ON D(Connection, Id); CREATE INDEX D2 ON D(Mark); CREATE INDEX D3 ON D(Status, Seq);
            CREATE TABLE F(Seq INTEGER PRIMARY KEY, Delivery INTEGER, Type TEXT, Name INTEGER, At INTEGER, Body BLOB, Link BLOB);
            CREATE INDEX F1 ON F(Delivery); CREATE INDEX F2 ON F(Name); CREATE INDEX F3 ON F(Type, Seq);
            """;
        setup.ExecuteNonQuery();
        using var delivery = Prepare(connection, "INSERT INTO D VALUES($0,'v1',$1,$2,0,$3,$4,$5)", 6);
        using var fact = Prepare(connection, "INSERT INTO F VALUES($0,$0,'testsuiterun.finished',$1,$2,$3,$4)", 5);
        var batch = new List<(byte[] Body, TaskCompletionSource Done)>(256);
        long seq = 0;
        while (queue.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (batch.Count < 256 && queue.TryRead(out var one))
                batch.Add(one);
            using (var transaction = connection.BeginTransaction(deferred: false))
            {
                foreach (var (body, _) in batch)
                {
                    seq++;
                    var hash = SHA256.HashData(body);
                    Run(delivery, transaction, seq, $"b-{seq}", seq, hash, BitConverter.ToInt64(hash), body);
                    Run(fact, transaction, seq, seq % Deliveries.Releases, seq, body.AsSpan(0, Math.Min(900, body.Length)).ToArray(), hash);
                }

                transaction.Commit();
            }

            batch.ForEach(b => b.Done.SetResult());
            batch.Clear();
        }
    }

    private static SqliteCommand Prepare(SqliteConnection connection, string text, int parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        for (var i = 0; i < parameters; i++)
            command.Parameters.Add(new SqliteParameter($"${i}", DBNull.Value));
        command.Prepare();
        return command;
    }

    private static void Run(SqliteCommand command, SqliteTransaction transaction, params ReadOnlySpan<object> values)
    {
        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
        command.ExecuteNonQuery();
    }
}
