using System.Text;
using Dashboard.Core.Measuring.Trials;
using Dashboard.Core.Pipeline;

namespace Dashboard.Journal;

/// The tries of a release in few bytes; see StageBytes.
public static class TrialBytes
{
    public static byte[] Write(IReadOnlyList<Trial> trials)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        foreach (var trial in trials)
        {
            writer.Write((byte)trial.Stage);
            writer.Write(trial.Check);
            writer.Write(trial.Name);
            writer.Write7BitEncodedInt64(trial.EndedAt.UtcTicks / TimeSpan.TicksPerSecond);
            writer.Write7BitEncodedInt64(trial.Ran is { } ran ? 1 + (ran.Ticks / TimeSpan.TicksPerSecond) : 0);
            writer.Write((byte)trial.End);
            writer.Write((byte)trial.Figures.Count);
            foreach (var (figure, value) in trial.Figures.OrderBy(f => f.Key))
            {
                writer.Write((byte)figure);
                writer.Write(value);
            }
        }

        writer.Flush();
        return bytes.ToArray();
    }

    public static IReadOnlyList<Trial> Read(byte[] bytes)
    {
        List<Trial> trials = [];
        using var stream = new MemoryStream(bytes);
        using var reader = new BinaryReader(stream, Encoding.UTF8);
        while (stream.Position < stream.Length)
        {
            trials.Add(new(
                (Stage)reader.ReadByte(), reader.ReadString(), reader.ReadString(), new(reader.Read7BitEncodedInt64() * TimeSpan.TicksPerSecond, TimeSpan.Zero),
                reader.Read7BitEncodedInt64() is > 0 and var ran ? TimeSpan.FromSeconds(ran - 1) : null, (TrialEnd)reader.ReadByte(), Figures(reader)));
        }

        return trials;
    }

    private static Dictionary<TrialFigure, double> Figures(BinaryReader reader)
    {
        var figures = new Dictionary<TrialFigure, double>();
        for (var left = reader.ReadByte(); left > 0; left--)
        {
            figures[(TrialFigure)reader.ReadByte()] = reader.ReadDouble();
        }

        return figures;
    }
}
