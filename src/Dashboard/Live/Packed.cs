using System.IO.Compression;
using System.Text.Json;

namespace Dashboard.Live;

/// Values as few bytes. What is handed over is encrypted, and what is encrypted can be made no smaller on its way.
internal static class Packed
{
    public static byte[] Of<T>(T value)
    {
        using var bytes = new MemoryStream();
        using (var packing = new BrotliStream(bytes, CompressionLevel.Fastest))
            JsonSerializer.Serialize(packing, value, JsonSerializerOptions.Web);
        return bytes.ToArray();
    }

    /// <exception cref="InvalidDataException">The bytes are not what was packed.</exception>
    /// <exception cref="JsonException">The values are not of this kind.</exception>
    public static T? Open<T>(byte[] packed)
    {
        using var opening = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<T>(opening, JsonSerializerOptions.Web);
    }
}
