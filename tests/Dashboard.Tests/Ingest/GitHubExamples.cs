using System.Diagnostics;
using System.Text.Json;

namespace Dashboard.Tests.Ingest;

/// One payload GitHub documents, with the name of its event.
public sealed record GitHubExample(string Event, string Body);

/// <summary>The payloads of npm's @octokit/webhooks-examples, installed where npm and a registry can be reached; always some of our own beside them.</summary>
public static class GitHubExamples
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly Lazy<IReadOnlyList<GitHubExample>> Loaded = new(Load);

    public static IReadOnlyList<GitHubExample> All => Loaded.Value;

    private static IReadOnlyList<GitHubExample> Load()
    {
        var folder = Path.Combine(Corpora.Root, "artifacts", "npm");
        var index = Path.Combine(folder, "node_modules", "@octokit", "webhooks-examples", "api.github.com", "index.json");
        if (!File.Exists(index))
        {
            Install(folder);
        }

        return [.. File.Exists(index) ? Read(index) : [], .. Own()];
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

    private static void Install(string folder)
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
                UseShellExecute = false,
            });
            if (npm?.WaitForExit(Patience) == false)
            {
                npm.Kill(entireProcessTree: true);
            }
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // No npm on this machine: our own payloads are tested all the same.
        }
    }

    private static IEnumerable<GitHubExample> Own()
    {
        const string Repository = """ "repository":{"name":"checkout","full_name":"shop/checkout","default_branch":"main"},"sender":{"login":"ann"} """;
        const string Sha = "1a2b3c4d5e6f7a8b9c0d1e2f3a4b5c6d7e8f9a0b";
        yield return new("ping", "{\"zen\":\"Design for failure.\",\"hook_id\":1," + Repository + "}");
        yield return new("workflow_run", "{\"action\":\"completed\",\"workflow_run\":{\"id\":1,\"head_sha\":\"" + Sha + "\",\"conclusion\":\"success\"}," + Repository + "}");
        yield return new("workflow_job", "{\"action\":\"completed\",\"workflow_job\":{\"id\":2,\"name\":\"unit\",\"head_sha\":\"" + Sha + "\",\"conclusion\":\"failure\"}," + Repository + "}");
        yield return new("star", "{\"action\":\"created\"," + Repository + "}");
    }
}
