using System.Text.Json;

namespace Dashboard.Tests.Numbers;

/// <summary>
/// One body as GitHub or a CDEvents pipeline sent it, brought by hand to the plain keys that <see cref="RawBody"/> reads. By what the
/// senders document and by nothing of the product: a body that says nothing of the path comes to no type that counts.
/// </summary>
internal static class SentWords
{
    // Jobs, tasks and suites by the names this organisation gave them. Of the rolling test GitHub says no stage.
    private static readonly Dictionary<string, string> Checks = new()
    {
        ["build"] = "build",
        ["unit tests"] = "unit",
        ["lint"] = "lint",
        ["eslint"] = "lint",
        ["gitleaks"] = "secret-scan",
        ["trivy"] = "sca",
        ["CodeQL"] = "sast",
        ["codeql"] = "sast",
        ["sbom"] = "sbom",
        ["cosign signature"] = "signature",
        ["slsa provenance"] = "provenance",
        ["functional tests"] = "functional",
        ["acceptance tests"] = "acceptance",
        ["acceptance"] = "acceptance",
        ["k6 load"] = "load",
        ["load"] = "load",
        ["rolling compatibility"] = "rolling-compatibility",
        ["rolling-compatibility"] = "rolling-compatibility",
        ["integration tests"] = "integration",
        ["peak load"] = "peak-load",
        ["peak-load"] = "peak-load",
        ["soak"] = "soak",
        ["canary-analysis"] = "canary-analysis",
    };

    public static RawBody Read(long sequence, JsonElement sent)
    {
        var plain = new Dictionary<string, string?>();
        foreach (var (key, value) in sent.TryGetProperty("data", out var cdEvent) ? CdEvent(cdEvent) : GitHub(sent))
        {
            if (value is not null)
                plain.Add(key, value);
        }

        return new RawBody(sequence, JsonSerializer.SerializeToElement(plain));
    }

    private static (string, string?)[] GitHub(JsonElement sent) =>
    [
        ("service", Text(sent, "repository", "name")),
        .. sent.TryGetProperty("workflow_job", out var job) ? Run(job, Text(job, "workflow_name"))
            : sent.TryGetProperty("check_run", out var check) ? Run(check, "check")
            : sent.TryGetProperty("review", out _) ? Review(sent)
            : sent.TryGetProperty("pull_request", out var pull) ? Change(pull)
            : sent.TryGetProperty("deployment_status", out var status) ? Deployment(sent, status)
            : sent.TryGetProperty("registry_package", out var package) ? Package(package)
            : sent.TryGetProperty("environment", out _) ? Approval(sent)
            : sent.TryGetProperty("workflow_run", out var run) ? [("type", "run"), ("at", Text(run, "updated_at"))]
            : sent.TryGetProperty("head_commit", out var head) ? [("type", "change.merged"), ("at", Text(head, "timestamp")), ("commit", Text(head, "id"))]
            : [("type", "announcement"), ("at", Text(sent, "deployment", "created_at"))],
    ];

    // A job that has not ended says no more than that it began.
    private static (string, string?)[] Run(JsonElement run, string? of) =>
    [
        ("type", "testsuiterun.finished"), ("check", Checks.GetValueOrDefault(Text(run, "name")!)), ("suite", $"{of}/{Text(run, "name")}"), ("outcome", Text(run, "conclusion")),
        ("commit", Text(run, "head_sha")), ("started", Text(run, "started_at")), ("at", Text(run, "completed_at") ?? Text(run, "started_at")),
    ];

    private static (string, string?)[] Review(JsonElement sent) =>
    [
        ("type", "change.reviewed"), ("decision", Text(sent, "review", "state")), ("at", Text(sent, "review", "submitted_at")),
        ("author", Text(sent, "pull_request", "user", "login")), ("reviewer", Text(sent, "review", "user", "login")),
    ];

    private static (string, string?)[] Change(JsonElement pull) =>
        pull.GetProperty("merged").GetBoolean()
            ?
            [
                ("type", "change.merged"), ("at", Text(pull, "merged_at")), ("commit", Text(pull, "merge_commit_sha")), ("author", Text(pull, "user", "login")),
                ("class", Text(pull, "title")!.StartsWith("Revert \"", StringComparison.Ordinal) ? "revert" : null),
            ]
            : [("type", "proposal"), ("at", Text(pull, "updated_at"))];

    private static (string, string?)[] Deployment(JsonElement sent, JsonElement status) =>
    [
        ("type", "service.deployed"), ("environment", Text(status, "environment")), ("outcome", Text(status, "state") is "success" ? "success" : null),
        ("at", Text(status, "created_at")), ("commit", Text(sent, "deployment", "sha")), ("actor", Text(status, "creator", "login")),
    ];

    private static (string, string?)[] Package(JsonElement package) =>
    [
        ("type", "package"), ("at", Text(package, "created_at")), ("commit", Text(package, "package_version", "target_oid")),
        ("digest", Text(package, "package_version", "container_metadata", "tag", "digest")),
    ];

    private static (string, string?)[] Approval(JsonElement sent) =>
    [
        ("type", Text(sent, "action") == "requested" ? "approval.created" : "approval.closed"), ("decision", Text(sent, "action")), ("actor", Text(sent, "approver", "login")),
        ("at", Text(sent, "workflow_run", "updated_at")), ("commit", Text(sent, "workflow_run", "head_sha")),
    ];

    private static (string, string?)[] CdEvent(JsonElement cdEvent)
    {
        var content = cdEvent.GetProperty("subject").GetProperty("content");
        var custom = cdEvent.GetProperty("customData");
        var subject = Text(cdEvent, "subject", "id")!;
        var type = string.Join('.', Text(cdEvent, "context", "type")!.Split('.')[2..4]);
        var package = Text(content, "artifactId") ?? (subject.StartsWith("pkg:", StringComparison.Ordinal) ? subject : null);
        var name = Text(content, "testCase", "name") ?? Text(content, "testSuite", "name") ?? Text(content, "taskName");
        return
        [
            ("type", type),
            ("at", Text(cdEvent, "context", "timestamp")),
            ("service", Text(custom, "service") ?? package?.Split('/')[1].Split('@')[0]),
            ("digest", Text(custom, "digest") ?? package?.Split('@')[1].Split('?')[0].Replace("%3A", ":", StringComparison.Ordinal)),
            ("commit", type == "change.merged" ? subject : Text(content, "change", "id")),
            ("suite", name),
            ("stage", Text(custom, "stage")),
            ("environment", Text(content, "environment", "id")),
            ("decision", Text(content, "decision")),
            ("actor", Text(content, "responder")),
            .. Proof(type, content, name),
        ];
    }

    // What was built, signed or deployed was so when it is said; a list of parts is there when its address is.
    private static (string, string?)[] Proof(string type, JsonElement content, string? name) => type switch
    {
        "build.finished" => [("check", "build"), ("outcome", "success")],
        "artifact.signed" => [("check", "signature"), ("outcome", "success")],
        "artifact.published" when Text(content, "sbom", "uri") is not null => [("check", "sbom"), ("outcome", "success")],
        "service.deployed" => [("outcome", "success")],
        "testcaserun.finished" => [("check", Text(content, "testCase", "type")), ("outcome", Text(content, "outcome"))],
        "testsuiterun.finished" or "taskrun.finished" => [("check", Checks[name!]), ("outcome", Text(content, "outcome"))],
        _ => [],
    };

    private static string? Text(JsonElement of, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (!of.TryGetProperty(name, out of))
                return null;
        }

        return of.GetString();
    }
}
