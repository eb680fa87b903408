using Dashboard.Core.Measuring.Trials;
using Dashboard.Core.Pipeline;

namespace Dashboard.Journal;

/// The tries of a release.
public static class TrialBytes
{
    public static byte[] Write(IReadOnlyList<Trial> trials) => PackedRows.Write(trials, (writer, trial) =>
    {
        writer.Write((byte)trial.Stage);
        writer.Write(trial.Check);
        writer.Write(trial.Name);
        writer.Write7BitEncodedInt64(trial.EndedAt.UtcTicks / TimeSpan.TicksPerSecond);
        writer.Write7BitEncodedInt64(trial.Ran is { } ran ? 1 + (ran.Ticks / TimeSpan.TicksPerSecond) : 0);
        writer.Write((byte)trial.End);
        PackedRows.Write(writer, trial.Figures, figure => (byte)figure, writer.Write);
    });

    public static IReadOnlyList<Trial> Read(byte[] bytes) => PackedRows.Read(bytes, reader => new Trial(
        (Stage)reader.ReadByte(), reader.ReadString(), reader.ReadString(), new(reader.Read7BitEncodedInt64() * TimeSpan.TicksPerSecond, TimeSpan.Zero),
        reader.Read7BitEncodedInt64() is > 0 and var ran ? TimeSpan.FromSeconds(ran - 1) : null, (TrialEnd)reader.ReadByte(),
        PackedRows.Read(reader, figure => (TrialFigure)figure, reader.ReadDouble)));
}
