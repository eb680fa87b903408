using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Dashboard.Evidence;

/// A body as a reader can look at it: text as text, anything else as hex, never more than a page can bear.
public sealed record BodyView(string Shown, bool IsText, bool IsCut, bool IsPretty, bool CanBePretty, bool MatchesHash, int Bytes)
{
    /// So much text is sent to a browser; the rest is in the download.
    public const int MostText = 64 * 1024;
    private const int MostHexBytes = 8 * 1024;
    private const int MostPrettyBytes = 1024 * 1024;
    private const int PerLine = 16;

    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static BodyView Of(byte[] body, byte[] hash, bool pretty)
    {
        var matches = SHA256.HashData(body).AsSpan().SequenceEqual(hash);
        if (Text(body) is not { } text)
        {
            return new BodyView(Hex(body.AsSpan(0, Math.Min(body.Length, MostHexBytes))), IsText: false, body.Length > MostHexBytes, IsPretty: false, CanBePretty: false, matches, body.Length);
        }

        var formatted = body.Length <= MostPrettyBytes ? Pretty(body) : null;
        var shown = pretty && formatted is not null ? formatted : text;
        return new BodyView(Cut(shown), IsText: true, shown.Length > MostText, pretty && formatted is not null, formatted is not null, matches, body.Length);
    }

    private static string Cut(string text) => text.Length <= MostText ? text : text[..(char.IsHighSurrogate(text[MostText - 1]) ? MostText - 1 : MostText)];

    // A control character in it, and it is no text a person could read.
    private static string? Text(byte[] body)
    {
        try
        {
            var text = Strict.GetString(body);
            return text.All(c => !char.IsControl(c) || c is '\t' or '\n' or '\r') ? text : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static string? Pretty(byte[] body)
    {
        var into = new ArrayBufferWriter<byte>();
        try
        {
            using var json = JsonDocument.Parse(body);
            using (var writer = new Utf8JsonWriter(into, Indented))
            {
                json.WriteTo(writer);
            }

            return Encoding.UTF8.GetString(into.WrittenSpan);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            // It is shown as it came: not everything that arrives is JSON, and some that looks like it is none.
            return null;
        }
    }

    private static string Hex(ReadOnlySpan<byte> bytes)
    {
        var hex = new StringBuilder(bytes.Length * 5);
        for (var at = 0; at < bytes.Length; at += PerLine)
        {
            var line = bytes[at..Math.Min(at + PerLine, bytes.Length)];
            hex.Append(at.ToString("x8", CultureInfo.InvariantCulture)).Append("  ");
            foreach (var b in line)
            {
                hex.Append(b.ToString("x2", CultureInfo.InvariantCulture)).Append(' ');
            }

            hex.Append(' ', ((PerLine - line.Length) * 3) + 1);
            foreach (var b in line)
            {
                hex.Append(b is >= 0x20 and < 0x7f ? (char)b : '.');
            }

            hex.Append('\n');
        }

        return hex.ToString();
    }
}
