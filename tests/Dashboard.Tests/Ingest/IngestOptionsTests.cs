using Dashboard.Ingest;
using Dashboard.Journal;
using Microsoft.Extensions.Options;

namespace Dashboard.Tests.Ingest;

public sealed class IngestOptionsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rts-token");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void All_faults_of_all_connections_are_named_at_once()
    {
        var options = new ConnectionsOptions();
        options.ByName["github"] = new() { Source = "github", Key = "short", Secret = "short" };
        options.ByName["v1"] = new() { Source = "gitlob", Key = "0123456789abcdef", AllowUnsigned = "perhaps" };
        options.ByName["old"] = new() { Source = "auto", Key = "0123456789abcdeg", PreviousSecret = "0123456789abcdef", AllowUnsigned = "true" };
        options.ByName["twin"] = new() { Source = "native", Key = "0123456789abcdef", Secret = "whsec_not*base64**********" };
        var faults = string.Join('\n', new ConnectionsOptionsValidator().Validate(null, options).Failures!);
        Assert.Contains("Connections:github:Key must have 16 to 128", faults, StringComparison.Ordinal);
        Assert.Contains("Connections:github:Secret must have 16 or more characters", faults, StringComparison.Ordinal);
        Assert.Contains("Connections:v1 must have another name", faults, StringComparison.Ordinal);
        Assert.Contains("Connections:v1:Source must be one of native, cloudevents, cdevents, github, auto", faults, StringComparison.Ordinal);
        Assert.Contains("Connections:v1:AllowUnsigned must be true or false", faults, StringComparison.Ordinal);
        Assert.Contains("Connections:v1:Key must be its own", faults, StringComparison.Ordinal);
        Assert.Contains("Connections:old:PreviousSecret needs a Secret", faults, StringComparison.Ordinal);
        Assert.Contains("Connections:twin:Secret must be base64 after whsec_", faults, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("github", null, null, false)]
    [InlineData("auto", null, null, false)]
    [InlineData("github", null, "true", true)]
    [InlineData("github", "It's a Secret to Everybody", null, true)]
    [InlineData("native", null, null, false)]
    [InlineData("cloudevents", null, null, false)]
    [InlineData("cdevents", null, null, false)]
    [InlineData("cdevents", null, "false", false)]
    [InlineData("native", null, "true", true)]
    [InlineData("cloudevents", null, "TRUE", true)]
    [InlineData("native", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", null, true)]
    [InlineData("cdevents", "It's a Secret to Everybody", null, true)]
    public void Source_that_can_sign_needs_a_secret(string source, string? secret, string? allowUnsigned, bool valid)
    {
        var options = new ConnectionsOptions();
        options.ByName["c"] = new() { Source = source, Key = "0123456789abcdef", Secret = secret, AllowUnsigned = allowUnsigned };
        Assert.Equal(valid, new ConnectionsOptionsValidator().Validate(null, options).Succeeded);
    }

    [Theory]
    [InlineData("0123456789abcdef", null, true)]
    [InlineData("0123456789abcde", null, false)]
    [InlineData("0123456789 abcdef", null, false)]
    [InlineData(null, "26214400", true)]
    [InlineData(null, "12", false)]
    [InlineData(null, "many", false)]
    public void Token_and_limit_are_checked(string? token, string? most, bool valid) =>
        Assert.Equal(valid, new IngestOptionsValidator().Validate(null, new IngestOptions { Token = token, MaxBodyBytes = most }).Succeeded);

    [Fact]
    public void First_start_makes_a_token_that_only_its_owner_can_read_and_later_starts_keep_it()
    {
        var first = Token();
        var text = File.ReadAllText(first.FilePath!).Trim();
        Assert.Equal(64, text.Length);
        Assert.Equal(first.FilePath, Token().FilePath);
        Assert.Equal(text, File.ReadAllText(first.FilePath!).Trim());
        Assert.Equal([IngestToken.FileName], _folder.GetFiles().Select(f => f.Name));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(first.FilePath!));
        }
    }

    [Fact]
    public void Of_many_first_starts_at_once_one_token_comes()
    {
        var tokens = new string[8];
        Parallel.For(0, tokens.Length, i => tokens[i] = File.ReadAllText(Token().FilePath!));
        Assert.Single(tokens.Distinct(StringComparer.Ordinal));
        Assert.Single(_folder.GetFiles());
    }

    [Fact]
    public void File_left_empty_by_a_start_that_was_killed_stops_no_start()
    {
        var path = Path.Combine(_folder.FullName, IngestToken.FileName);
        File.WriteAllText(path, "");
        _ = Token();
        Assert.True(File.ReadAllText(path).Trim().Length >= IngestOptions.ShortestToken);
    }

    [Fact]
    public void File_without_a_token_stops_the_start_with_a_reason()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, IngestToken.FileName), "x");
        Assert.Contains(IngestToken.FileName, Assert.Throws<InvalidOperationException>(Token).Message, StringComparison.Ordinal);
    }

    private IngestToken Token() => new(Options.Create(new IngestOptions()), new DataFolder(_folder.FullName));
}
