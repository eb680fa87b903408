using Dashboard.Core.Measuring.Stages;
using Dashboard.Core.Pipeline;

namespace Dashboard.Journal;

/// The parts of a release.
public static class StageBytes
{
    public static byte[] Write(IReadOnlyList<StagePart> parts) => PackedRows.Write(parts, (writer, part) =>
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
    });

    public static IReadOnlyList<StagePart> Read(byte[] bytes) => PackedRows.Read(bytes, reader =>
    {
        var line = new StageLine((Stage)reader.ReadByte(), reader.ReadString(), reader.ReadString());
        var day = DateOnly.FromDayNumber(reader.Read7BitEncodedInt());
        return new StagePart(line, day, StageSums.Each(_ => reader.Read7BitEncodedInt64()), ReadBands(reader), ReadBands(reader));
    });

    private static void Write(BinaryWriter writer, IReadOnlyDictionary<int, long> bands) => PackedRows.Write(writer, bands, band => (byte)band, writer.Write7BitEncodedInt64);

    private static Dictionary<int, long> ReadBands(BinaryReader reader) => PackedRows.Read(reader, band => (int)band, reader.Read7BitEncodedInt64);
}
