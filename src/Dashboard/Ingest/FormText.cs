using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Dashboard.Ingest;

/// <summary>The text of a form's key or value.</summary>
public static class FormText
{
    /// Plus is a space, %41 is A; what is no such code stays as it is. Null when the result is no valid UTF-8.
    public static string? Decode(ReadOnlySpan<byte> encoded)
    {
        if (encoded.IndexOfAny((byte)'%', (byte)'+') < 0)
        {
            return Utf8.IsValid(encoded) ? Encoding.UTF8.GetString(encoded) : null;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(encoded.Length);
        var length = 0;
        for (var i = 0; i < encoded.Length; i++)
        {
            if (encoded[i] == '%' && i + 2 < encoded.Length && Hex(encoded[i + 1]) is var high and >= 0 && Hex(encoded[i + 2]) is var low and >= 0)
            {
                buffer[length++] = (byte)((high << 4) | low);
                i += 2;
            }
            else
            {
                buffer[length++] = encoded[i] == '+' ? (byte)' ' : encoded[i];
            }
        }

        var decoded = buffer.AsSpan(0, length);
        var text = Utf8.IsValid(decoded) ? Encoding.UTF8.GetString(decoded) : null;
        ArrayPool<byte>.Shared.Return(buffer);
        return text;
    }

    private static int Hex(byte digit) => digit switch
    {
        >= (byte)'0' and <= (byte)'9' => digit - '0',
        >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => digit - 'A' + 10,
        _ => -1,
    };
}
