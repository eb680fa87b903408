using System.Text;
using Dashboard.Core.Measuring.Stages;
using Dashboard.Core.Pipeline;

namespace Dashboard.Journal;

/// The parts of a release in few bytes: there are some twenty of them, and they are written at every event.
public static class StageBytes
{
    public static byte[] Write(IReadOnlyList<StagePart> parts)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        foreach (var part in parts)
        {
            writer.Write((byte)part.Line.Stage);
            writer.Write(part.Line.Check);
            writer.Write(part.Line.Facet);
            writer.Write7BitEncodedInt(part.Day.DayNumber);
            foreach (var (get, _) in StageSums.Fields)
            {
                writer.Write7BitEncodedInt64(get(part.Sums));
            }

            Write(writer, part.Ran);
            Write(writer, part.Waited);
        }

        writer.Flush();
        return bytes.ToArray();
    }

    public static IReadOnlyList<StagePart> Read(byte[] bytes)
    {
        List<StagePart> parts = [];
        using var stream = new MemoryStream(bytes);
        using var reader = new BinaryReader(stream, Encoding.UTF8);
        while (stream.Position < stream.Length)
        {
            var line = new StageLine((Stage)reader.ReadByte(), reader.ReadString(), reader.ReadString());
            var day = DateOnly.FromDayNumber(reader.Read7BitEncodedInt());
            parts.Add(new(line, day, StageSums.Each(_ => reader.Read7BitEncodedInt64()), ReadBands(reader), ReadBands(reader)));
        }

        return parts;
    }

    private static void Write(BinaryWriter writer, IReadOnlyDictionary<int, long> bands)
    {
        writer.Write((byte)bands.Count);
        foreach (var (band, count) in bands.OrderBy(b => b.Key))
        {
            writer.Write((byte)band);
            writer.Write7BitEncodedInt64(count);
        }
    }

    private static Dictionary<int, long> ReadBands(BinaryReader reader)
    {
        var bands = new Dictionary<int, long>();
        for (var left = reader.ReadByte(); left > 0; left--)
        {
            bands[reader.ReadByte()] = reader.Read7BitEncodedInt64();
        }

        return bands;
    }
}
