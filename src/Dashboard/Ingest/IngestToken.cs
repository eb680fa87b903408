using System.Security.Cryptography;
using System.Text;
using Dashboard.Journal;
using Microsoft.Extensions.Options;

namespace Dashboard.Ingest;

/// <summary>
/// The bearer token of all of <c>/v1</c>: the configured one, else one made at the first start and kept in a file that only its owner can read.
/// It is held as a hash and compared in fixed time.
/// </summary>
public sealed class IngestToken
{
    public const string FileName = "ingest-token";
    private const string Scheme = "Bearer ";
    private const int RandomBytes = 32;

    private readonly byte[] _hash;
    private readonly byte[] _sampleHash;
    private readonly byte[] _warmUpHash;

    public IngestToken(IOptions<IngestOptions> options, DataFolder folder)
    {
        FilePath = options.Value.Token is null ? Path.Combine(folder.Path, FileName) : null;
        _hash = Hash(options.Value.Token ?? ReadOrCreate(FilePath!));
        SampleToken = Random();
        _sampleHash = Hash(SampleToken);
        WarmUpToken = Random();
        _warmUpHash = Hash(WarmUpToken);
    }

    /// Where the token can be read; null when it is configured.
    public string? FilePath { get; }

    /// For the simulator that this process starts: it reaches the sample organisation's book and no other, and ends with the process.
    public string SampleToken { get; }

    /// For what this process sends itself before it is ready, to a book that is thrown away.
    public string WarmUpToken { get; }

    /// The book the request's token is for; null when it has no token of ours.
    public Book? BookOf(HttpRequest request, Books books)
    {
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var given = Hash(header[Scheme.Length..].Trim());
        return CryptographicOperations.FixedTimeEquals(_hash, given) ? books.Real
            : CryptographicOperations.FixedTimeEquals(_sampleHash, given) ? books.Sample
            : CryptographicOperations.FixedTimeEquals(_warmUpHash, given) ? books.WarmUp
            : null;
    }

    private static string Random() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(RandomBytes));

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    private static string ReadOrCreate(string path)
    {
        if (!File.Exists(path))
        {
            Create(path);
        }

        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        var token = File.ReadAllText(path).Trim();
        return token.Length >= IngestOptions.ShortestToken ? token
            : throw new InvalidOperationException(
                $"{path} holds no token of {IngestOptions.ShortestToken} or more characters. Delete it to have a new one made, or set {IngestOptions.TokenKey}.");
    }

    /// Written aside and moved into place, so that a start that is killed leaves a whole token or none, and of two starts at once one wins.
    private static void Create(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var aside = $"{path}.{Path.GetRandomFileName()}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(aside, options))
        {
            file.Write(Encoding.ASCII.GetBytes(Random() + "\n"));
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(aside, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(aside);
        }
    }
}
