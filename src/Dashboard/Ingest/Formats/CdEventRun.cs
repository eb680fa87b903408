using System.Text.Json;
using Dashboard.Core.Pipeline;

namespace Dashboard.Ingest.Formats;

/// <summary>Stage, check, suite, phase and outcome of a CDEvent.</summary>
public readonly record struct CdEventRun(
    Stage? Stage, string? Check, string Suite, RunPhase Phase, Outcome? Outcome, string? Environment, Dictionary<string, string>? Details)
{
    private static readonly string[] Runs = ["pipelinerun.", "taskrun.", "testsuiterun.", "testcaserun.", "build."];

    private static readonly string[] DetailNames = ["severity", "requestor", "reason", "priority", "resolution", "ticketType"];

    public static CdEventRun Read(string type, JsonElement data, ThirdParty read)
    {
        var content = data.At("subject", "content");
        var custom = data.At("customData");
        var environment = content.Text("environment", "id") ?? content.Text("environment")
            ?? (type.StartsWith("environment.", StringComparison.Ordinal) ? content.Text("name") : null);
        var check = CheckOf(type, content) ?? custom.Text("check");
        check = check is null ? null : CheckNames.Normalise(Texts.Cut(check, NativeKeys.LongestName));
        var stage = Slug.TryParse<Stage>(custom.Text("stage"), out var given) ? given
            : (check is null ? null : CheckNames.OwnerOf(check)) ?? EnvironmentStage.Of(environment)
                ?? EnvironmentStage.Of(content.Text("environment", "name"));
        var phase = PhaseOf(type);
        return new CdEventRun(
            stage,
            check,
            read.Name(SuiteOf(content) ?? custom.Text("suite")) ?? "",
            phase,
            phase != RunPhase.Terminal ? null
                : type.EndsWith(".skipped", StringComparison.Ordinal) ? Core.Pipeline.Outcome.Skipped
                : OutcomeWords.Read(content.Text("outcome")),
            read.Name(environment),
            DetailsOf(content, read));
    }

    /// A test case says its type; a suite or task says only a name, taken for a check when it is exactly one.
    private static string? CheckOf(string type, JsonElement content)
    {
        if (content.Text("testCase", "type") is { } kind)
        {
            return kind;
        }

        var name = content.Text("testSuite", "name") ?? content.Text("testSuite", "id") ?? content.Text("taskName");
        if (name is not null)
        {
            return type.StartsWith("taskrun.", StringComparison.Ordinal) ? JobNames.CheckOf(name)
                : CheckNames.Normalise(name) is var check && CheckNames.IsKnown(check) ? check : null;
        }

        return null;
    }

    private static string? SuiteOf(JsonElement content) =>
        content.Text("testCase", "name") ?? content.Text("testCase", "id")
        ?? content.Text("testSuite", "name") ?? content.Text("testSuite", "id")
        ?? content.Text("taskName") ?? content.Text("pipelineName");

    private static RunPhase PhaseOf(string type)
    {
        if (!Array.Exists(Runs, prefix => type.StartsWith(prefix, StringComparison.Ordinal)))
        {
            return RunPhase.Terminal;
        }

        return type.EndsWith(".queued", StringComparison.Ordinal) ? RunPhase.Queued
            : type.EndsWith(".started", StringComparison.Ordinal) ? RunPhase.Running
            : RunPhase.Terminal;
    }

    private static Dictionary<string, string>? DetailsOf(JsonElement content, ThirdParty read)
    {
        Dictionary<string, string>? details = null;
        void Add(string name, string? given)
        {
            if (read.Text(given) is { } value)
            {
                (details ??= new Dictionary<string, string>(StringComparer.Ordinal))[name] = value;
            }
        }

        foreach (var name in DetailNames)
        {
            Add(name, content.Text(name));
        }

        Add("sbom", content.Text("sbom", "uri"));
        return details;
    }
}
