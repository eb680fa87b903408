using System.Text.Json.Nodes;
using Dashboard.Simulator.Chance;
using Dashboard.Simulator.Organisation;
using Dashboard.Simulator.Releases;
using Dashboard.Simulator.Stories;
using Dashboard.Simulator.Time;

namespace Dashboard.Simulator.GitHub;

/// <summary>A repository that sends nothing but GitHub's own webhooks: one change a working day, built, scanned and deployed.</summary>
internal sealed class PressSite(Era era, long seed, string run)
{
    private const string Name = "press-site";
    private static readonly (string Job, double Minutes)[] Jobs = [("build", 3), ("unit tests", 2.5), ("codeql", 4), ("smoke", 1.2)];

    private int _writtenToday;

    public IEnumerable<GitHubDelivery> Tell(DateTimeOffset day)
    {
        if (!WorkCalendar.IsWorkday(day))
        {
            return [];
        }

        _writtenToday = 0;
        var random = SeededRandom.For(seed, Name, $"{day:yyyyMMdd}");
        var merged = day.AddHours(random.Between(9.2, 16.0));
        var number = (int)(day - era.Start).TotalDays + 100;
        var change = new Change(number, Release.CommitOf($"{seed}/{Name}/{number}"), merged, random.Happens(0.12));
        return [.. Merge(change), .. Run(change), .. change.Fails ? [] : Deploy(change)];
    }

    private IEnumerable<GitHubDelivery> Merge(Change change)
    {
        yield return Delivery("pull_request", change.Merged, time => new JsonObject
        {
            ["action"] = "closed",
            ["number"] = change.Number,
            ["pull_request"] = new JsonObject
            {
                ["number"] = change.Number,
                ["title"] = $"News of the week {change.Number}",
                ["merged"] = true,
                ["merged_at"] = time(change.Merged),
                ["merge_commit_sha"] = change.Commit,
                ["user"] = User("r-ekberg"),
                ["merged_by"] = User("d-kovac"),
                ["base"] = new JsonObject { ["ref"] = "main" },
                ["head"] = new JsonObject { ["ref"] = $"news-{change.Number}", ["sha"] = Release.CommitOf($"{change.Commit}/head") },
            },
        });
        yield return Delivery("push", change.Merged.AddSeconds(1), time => new JsonObject
        {
            ["ref"] = "refs/heads/main",
            ["after"] = change.Commit,
            ["head_commit"] = new JsonObject { ["id"] = change.Commit, ["timestamp"] = time(change.Merged), ["message"] = $"News of the week {change.Number}" },
            ["pusher"] = new JsonObject { ["name"] = "d-kovac" },
        });
    }

    private IEnumerable<GitHubDelivery> Run(Change change)
    {
        var start = change.Merged.AddSeconds(20);
        yield return WorkflowRun(change, "requested", start, null);
        var at = start;
        foreach (var (job, minutes) in Jobs)
        {
            var (began, ended) = (at.AddSeconds(4), at.AddMinutes(minutes));
            var failed = change.Fails && job == "unit tests";
            yield return Job(change, job, (began, ended), failed ? "failure" : "success");
            at = ended;
            if (failed)
            {
                break;
            }
        }

        yield return WorkflowRun(change, "completed", at.AddSeconds(5), change.Fails ? "failure" : "success");
    }

    private GitHubDelivery WorkflowRun(Change change, string action, DateTimeOffset at, string? conclusion) => Delivery("workflow_run", at, time => new JsonObject
    {
        ["action"] = action,
        ["workflow_run"] = new JsonObject
        {
            ["id"] = change.RunId,
            ["name"] = "path to production",
            ["path"] = ".github/workflows/path.yml",
            ["event"] = "push",
            ["run_attempt"] = 1,
            ["status"] = conclusion is null ? "queued" : "completed",
            ["conclusion"] = conclusion,
            ["head_sha"] = change.Commit,
            ["head_branch"] = "main",
            ["created_at"] = time(change.Merged.AddSeconds(20)),
            ["run_started_at"] = time(change.Merged.AddSeconds(20)),
            ["updated_at"] = time(at),
            ["html_url"] = $"{Lanternway.ContinuousIntegration}/{Name}/runs/{change.RunId}",
            ["triggering_actor"] = User("d-kovac"),
        },
    });

    private GitHubDelivery Job(Change change, string name, (DateTimeOffset Began, DateTimeOffset Ended) times, string conclusion) =>
        Delivery("workflow_job", times.Ended, time => new JsonObject
        {
            ["action"] = "completed",
            ["workflow_job"] = new JsonObject
            {
                ["id"] = (change.RunId * 10) + name.Length,
                ["run_id"] = change.RunId,
                ["run_attempt"] = 1,
                ["workflow_name"] = "path to production",
                ["name"] = name,
                ["status"] = "completed",
                ["conclusion"] = conclusion,
                ["head_sha"] = change.Commit,
                ["head_branch"] = "main",
                ["started_at"] = time(times.Began),
                ["completed_at"] = time(times.Ended),
                ["html_url"] = $"{Lanternway.ContinuousIntegration}/{Name}/runs/{change.RunId}/{name.Replace(' ', '-')}",
            },
        });

    private IEnumerable<GitHubDelivery> Deploy(Change change)
    {
        foreach (var (environment, minutes) in new[] { ("staging", 14.0), ("production", 45.0) })
        {
            var at = change.Merged.AddMinutes(minutes);
            yield return Delivery("deployment", at, time => new JsonObject { ["action"] = "created", ["deployment"] = Deployment(change, environment, time(at)) });
            var done = at.AddSeconds(70);
            yield return Delivery("deployment_status", done, time => new JsonObject
            {
                ["action"] = "created",
                ["deployment"] = Deployment(change, environment, time(at)),
                ["deployment_status"] = new JsonObject
                {
                    ["id"] = (change.RunId * 10) + environment.Length,
                    ["state"] = "success",
                    ["environment"] = environment,
                    ["created_at"] = time(done),
                    ["creator"] = User("d-kovac"),
                },
            });
        }
    }

    private static JsonObject Deployment(Change change, string environment, string created) => new()
    {
        ["id"] = (change.RunId * 100) + environment.Length,
        ["sha"] = change.Commit,
        ["ref"] = "main",
        ["task"] = "deploy",
        ["environment"] = environment,
        ["created_at"] = created,
        ["creator"] = User("d-kovac"),
    };

    private GitHubDelivery Delivery(string name, DateTimeOffset at, Func<Func<DateTimeOffset, string>, JsonObject> payload)
    {
        var id = new Guid(Convert.FromHexString(Release.CommitOf($"{run}/{Name}/{at:yyyyMMdd}/{++_writtenToday}")[..32]));
        return new GitHubDelivery(at, name, id, time =>
        {
            var body = payload(time);
            body["repository"] = new JsonObject { ["name"] = Name, ["full_name"] = $"lanternway/{Name}", ["default_branch"] = "main" };
            body["sender"] = User("d-kovac");
            return body;
        });
    }

    private static JsonObject User(string login) => new() { ["login"] = login, ["type"] = "User" };

    private sealed record Change(int Number, string Commit, DateTimeOffset Merged, bool Fails)
    {
        public long RunId => 7_400_000 + Number;
    }
}
