using Dashboard.Core.Pipeline;

namespace Dashboard.Ingest.Formats;

/// <summary>
/// What GitHub's scanners found. Each alert is a suite of its own, so that mending one never hides another.
/// An open alert is a failure, a fixed one a success; one that a person waved away proves nothing either way.
/// </summary>
public static class GitHubAlerts
{
    /// {"action":"created","alert":{"number":1,"state":"open","rule":{"id":"…","severity":"error","security_severity_level":"high"},
    ///  "tool":{"name":"CodeQL"}},"ref":"refs/heads/main","commit_oid":"…"}
    public static GitHubMeaning CodeScanning(GitHubPayload payload)
    {
        var alert = payload.Root.At("alert");
        var reference = payload.Root.Text("ref") ?? alert.Text("most_recent_instance", "ref");
        var e = Finding(payload, "sast", alert.Text("rule", "security_severity_level") ?? alert.Text("rule", "severity"));
        return e is null ? GitHubMeaning.Incomplete("alert.number") : GitHubMeaning.Of(e with
        {
            Commit = GitHubPayload.Commit(payload.Root.Text("commit_oid") ?? alert.At("most_recent_instance").Text("commit_sha")),
            Ref = payload.Read.Text(reference),
            ChangeOnly = reference is not null && reference != payload.DefaultBranch && reference != $"refs/heads/{payload.DefaultBranch}",
            Summary = payload.Read.Text(alert.Text("rule", "description") ?? alert.Text("rule", "name")),
            SourceEvent = payload.FullEvent,
        });
    }

    /// {"action":"fixed","alert":{"number":1,"state":"fixed","security_advisory":{"ghsa_id":"…","severity":"medium","summary":"…"}}}
    public static GitHubMeaning Dependabot(GitHubPayload payload)
    {
        var advisory = payload.Root.At("alert").At("security_advisory");
        var e = Finding(payload, "sca", advisory.Text("severity"));
        return e is null ? GitHubMeaning.Incomplete("alert.number")
            : GitHubMeaning.Of(e with { Summary = payload.Read.Text(advisory.Text("summary") ?? advisory.Text("ghsa_id")) });
    }

    /// {"action":"resolved","alert":{"number":1,"secret_type":"…","resolution":"revoked","resolved_at":"…"}}: without state in older deliveries.
    public static GitHubMeaning SecretScanning(GitHubPayload payload)
    {
        var e = Finding(payload, "secret-scan", "critical");
        return e is null ? GitHubMeaning.Incomplete("alert.number")
            : GitHubMeaning.Of(e with { Summary = payload.Read.Text(payload.Root.At("alert").Text("secret_type")) });
    }

    private static PathEvent? Finding(GitHubPayload payload, string check, string? severity)
    {
        var alert = payload.Root.At("alert");
        if (alert.Id("number") is not { } number)
        {
            return null;
        }

        var read = payload.Read;
        var outcome = OutcomeOf(alert.Text("state"), payload.Action);
        var at = outcome == Outcome.Failure ? read.Time(alert.At("created_at"))
            : read.Time(alert.At("fixed_at")) ?? read.Time(alert.At("resolved_at")) ?? read.Time(alert.At("dismissed_at"));
        return payload.New(EventTypes.ScanFinished, $"{check}-alert/{number}", at ?? read.Time(alert.At("updated_at"))) with
        {
            Check = check,
            Stage = Stage.Build,
            Suite = $"alert {number}",
            Outcome = outcome,
            Url = read.Url(alert.Text("html_url")),
            Actor = read.Name(alert.Text("dismissed_by", "login") ?? alert.Text("resolved_by", "login") ?? payload.Sender),
            Details = GitHubPayload.Details(
                ("severity", read.Name(severity)),
                ("reason", read.Text(alert.Text("dismissed_reason") ?? alert.Text("resolution")))),
        };
    }

    private static Outcome OutcomeOf(string? state, string? action) => (state, action) switch
    {
        ("open", _) => Outcome.Failure,
        ("fixed" or "resolved", _) => Outcome.Success,
        ("dismissed" or "auto_dismissed", _) => Outcome.Neutral,
        (_, "created" or "reopened" or "reopened_by_user" or "appeared_in_branch" or "publicly_leaked") => Outcome.Failure,
        (_, "fixed" or "resolved") => Outcome.Success,
        _ => Outcome.Neutral,
    };
}
