using System.Buffers.Binary;

namespace Dashboard.Benchmarks.Circuits;

/// The texts of a render batch: at its end stands where the table of their places begins; a text begins with its length, seven bits a byte.
internal static class RenderBatch
{
    private const int Footer = 5 * sizeof(int);
    private const int LongestNumber = 15;

    /// Those of the texts that are whole numbers as the pages write them.
    public static IEnumerable<long> Numbers(byte[] batch)
    {
        for (var place = Read(batch, batch.Length - sizeof(int)); place < batch.Length - Footer; place += sizeof(int))
        {
            if (NumberAt(batch, Read(batch, place)) is { } number)
                yield return number;
        }
    }

    private static long? NumberAt(byte[] batch, int at)
    {
        int length = 0, shift = 0;
        byte next;
        do
        {
            next = batch[at++];
            length |= (next & 0x7f) << shift;
            shift += 7;
        }
        while ((next & 0x80) != 0);
        return length is > 0 and <= LongestNumber ? NumberOf(batch.AsSpan(at, length)) : null;
    }

    private static long? NumberOf(ReadOnlySpan<byte> text)
    {
        var number = 0L;
        foreach (var letter in text)
        {
            if (letter == ',')
                continue;
            if (letter is < (byte)'0' or > (byte)'9')
                return null;
            number = (number * 10) + (letter - '0');
        }

        return number;
    }

    private static int Read(byte[] batch, int at) => BinaryPrimitives.ReadInt32LittleEndian(batch.AsSpan(at));
}
