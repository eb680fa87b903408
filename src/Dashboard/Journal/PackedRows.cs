using System.Text;

namespace Dashboard.Journal;

/// A list in few bytes, one row after the other: there are some twenty of them in a release, and they are written at every event.
internal static class PackedRows
{
    public static byte[] Write<T>(IReadOnlyList<T> rows, Action<BinaryWriter, T> write)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        foreach (var row in rows)
        {
            write(writer, row);
        }

        writer.Flush();
        return bytes.ToArray();
    }

    public static IReadOnlyList<T> Read<T>(byte[] bytes, Func<BinaryReader, T> read)
    {
        List<T> rows = [];
        using var stream = new MemoryStream(bytes);
        using var reader = new BinaryReader(stream, Encoding.UTF8);
        while (stream.Position < stream.Length)
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// Up to 255 of them, in the order of their keys.
    public static void Write<TKey, TValue>(BinaryWriter writer, IReadOnlyDictionary<TKey, TValue> few, Func<TKey, byte> key, Action<TValue> write)
        where TKey : notnull
    {
        writer.Write((byte)few.Count);
        foreach (var (its, value) in few.OrderBy(f => f.Key))
        {
            writer.Write(key(its));
            write(value);
        }
    }

    public static Dictionary<TKey, TValue> Read<TKey, TValue>(BinaryReader reader, Func<byte, TKey> key, Func<TValue> read)
        where TKey : notnull
    {
        var few = new Dictionary<TKey, TValue>();
        for (var left = reader.ReadByte(); left > 0; left--)
        {
            few[key(reader.ReadByte())] = read();
        }

        return few;
    }
}
