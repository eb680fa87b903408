using System.Diagnostics;
using System.Text.Json;

namespace Dashboard.Tests.Ingest;

/// One payload GitHub documents, with the name of its event.
public sealed record GitHubExample(string Event, string Body);

/// <summary>
/// The payloads of npm's @octokit/webhooks-examples, all of them or a failure where there is npm; always some of our own beside them.
/// </summary>
public static class GitHubExamples
{
    /// What the release in package.json holds.
    private const int Documented = 329;

    private const string NoNpm = "npm is not on this machine: only payloads of our own making were replayed, not the 329 that GitHub documents.";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly Lazy<IReadOnlyList<GitHubExample>> Loaded = new(Load);

    public static IReadOnlyList<GitHubExample> All => Loaded.Value;

    /// How many a test must have seen. Says so in the test's result where that is only what we made up ourselves.
    public static int Fewest
    {
        get
        {
            if (All.Count >= Documented)
            {
                return Documented + Own().Count;
            }

            TestContext.Current.AddWarning(NoNpm);
            return Own().Count;
        }
    }

    private static IReadOnlyList<GitHubExample> Load()
    {
        var folder = Path.Combine(Corpora.Root, "artifacts", "npm");
        var index = Path.Combine(folder, "node_modules", "@octokit", "webhooks-examples", "api.github.com", "index.json");
        var said = File.Exists(index) ? "nothing, they were there" : Install(folder);
        if (said is null)
        {
            return Own();
        }

        List<GitHubExample> documented = [.. File.Exists(index) ? Read(index) : []];
        Assert.True(documented.Count >= Documented, $"{documented.Count} of {Documented} documented payloads in {folder}; npm said: {said}");
        return [.. documented, .. Own()];
    }

    private static IEnumerable<GitHubExample> Read(string index)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(index));
        foreach (var kind in json.RootElement.EnumerateArray())
        {
            foreach (var example in kind.GetProperty("examples").EnumerateArray())
            {
                yield return new GitHubExample(kind.GetProperty("name").GetString()!, example.GetRawText());
            }
        }
    }

    /// What npm said, or null without npm.
    private static string? Install(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in (string[])["package.json", "package-lock.json"])
        {
            File.Copy(Path.Combine(Corpora.Root, "tests", file), Path.Combine(folder, file), overwrite: true);
        }

        try
        {
            using var npm = Process.Start(new ProcessStartInfo("npm", "ci --ignore-scripts --no-audit --no-fund --loglevel=error")
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            })!;
            var said = Task.WhenAll(npm.StandardOutput.ReadToEndAsync(), npm.StandardError.ReadToEndAsync());
            if (!npm.WaitForExit(Patience))
            {
                npm.Kill(entireProcessTree: true);
                return $"nothing within {Patience}";
            }

            return string.Concat(said.GetAwaiter().GetResult()).Trim();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// Every kind that is read, and two that tell nothing.
    private static IReadOnlyList<GitHubExample> Own()
    {
        const string Repository = """ "repository":{"name":"checkout","full_name":"shop/checkout","default_branch":"main"},"sender":{"login":"ann"} """;
        return
        [
            new("ping", "{\"zen\":\"Design for failure.\",\"hook_id\":1," + Repository + "}"),
            new("star", "{\"action\":\"created\"," + Repository + "}"),
            .. OwnCaptures.All.Select(own => new GitHubExample(own.Event, own.Body)),
        ];
    }
}
