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
    private static readonly TimeSpan Writing = TimeSpan.FromSeconds(2);

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
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (!TryCreate(path) && !SpinWait.SpinUntil(() => new FileInfo(path).Length > 0, Writing))
        {
            // Left empty by a start that was killed between making the file and writing it.
            File.Delete(path);
            return ReadOrCreate(path);
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

    /// Of many starts at once one makes the file; the others find it there.
    private static bool TryCreate(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            using var file = new FileStream(path, options);
            file.Write(Encoding.ASCII.GetBytes(Random() + "\n"));
            file.Flush(flushToDisk: true);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            return false;
        }
    }
}
