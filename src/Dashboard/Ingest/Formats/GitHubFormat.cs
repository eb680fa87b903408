using System.Text;
using Dashboard.Journal;

namespace Dashboard.Ingest.Formats;

/// <summary>
/// GitHub webhooks: <c>X-GitHub-Event</c> says what, <c>X-GitHub-Delivery</c> which, <c>X-Hub-Signature-256</c> proves it.
/// The body is JSON, or a form with the JSON in <c>payload</c> when the hook was set up so.
/// </summary>
public sealed class GitHubFormat : IWebhookFormat
{
    public const string EventHeader = "X-GitHub-Event";
    private const string DeliveryHeader = "X-GitHub-Delivery";

    private static ReadOnlySpan<byte> FormKey => "payload="u8;

    public string Source => "github";

    public bool CanSign => true;

    public SignatureVerdict Verify(Inbound delivery, IReadOnlyList<string> secrets) =>
        HexSignature.Verify(delivery.Header("X-Hub-Signature-256"), delivery.Body.Span, secrets);

    public Translation Translate(Inbound delivery)
    {
        var id = Inbound.BoundedId(delivery.Header(DeliveryHeader));
        if (delivery.Header(EventHeader) is not { } name)
        {
            return Translation.Of(delivery.NotUnderstood(Source, $"the header {EventHeader} is missing", id));
        }

        using var document = JsonParts.Parse(Payload(delivery), out var fault);
        if (document is null)
        {
            return Translation.Of(delivery.NotUnderstood(Source, fault, id));
        }

        var payload = new GitHubPayload(document.RootElement, name, new ThirdParty(delivery.ReceivedAt));
        return Translation.Of(Draft(delivery, id, payload, Meaning(payload)));
    }

    private static GitHubMeaning Meaning(GitHubPayload payload) => payload.Event switch
    {
        "workflow_run" => GitHubRuns.WorkflowRun(payload),
        "workflow_job" => GitHubRuns.WorkflowJob(payload),
        "check_run" => GitHubChecks.CheckRun(payload),
        "status" => GitHubChecks.Status(payload),
        "check_suite" => GitHubMeaning.Ignored("a check suite sums up check runs, which are sent one by one"),
        "deployment" => GitHubDeployments.Deployment(payload),
        "deployment_status" => GitHubDeployments.Status(payload),
        "deployment_review" => GitHubDeployments.Review(payload),
        "pull_request" => GitHubChanges.PullRequest(payload),
        "pull_request_review" => GitHubChanges.Review(payload),
        "push" => GitHubPushes.Push(payload),
        "issues" => GitHubChanges.Issue(payload),
        "release" => GitHubArtifacts.Release(payload),
        "registry_package" or "package" => GitHubArtifacts.Package(payload),
        "code_scanning_alert" => GitHubAlerts.CodeScanning(payload),
        "dependabot_alert" => GitHubAlerts.Dependabot(payload),
        "secret_scanning_alert" => GitHubAlerts.SecretScanning(payload),
        "ping" => GitHubMeaning.Ignored("connected: GitHub tests the connection with this"),
        _ => GitHubMeaning.Ignored($"{payload.Event} events tell nothing about the path to production"),
    };

    private static DeliveryDraft Draft(Inbound delivery, string? id, GitHubPayload payload, GitHubMeaning meaning) => new()
    {
        Connection = delivery.Connection,
        Id = id,
        Repeat = id is null ? Repeat.BodyForever : Repeat.KeepOtherBody,
        Source = "github",
        SourceEvent = payload.FullEvent,
        ReceivedAt = delivery.ReceivedAt,
        Body = delivery.Body,
        ContentType = delivery.ContentType,
        Headers = delivery.Keep(EventHeader, DeliveryHeader, "X-GitHub-Hook-ID"),
        Status = meaning.Status,
        Reason = meaning.Reason,
        Events = meaning.Event is null ? []
            : [meaning.Event with { DeliveryKey = DeliveryKeys.Of(delivery.Connection, id, delivery.Body.Span, 0), Notices = payload.Read.Notices }],
    };

    private static ReadOnlyMemory<byte> Payload(Inbound delivery)
    {
        var body = JsonBody.Trim(delivery.Body);
        if (!body.Span.StartsWith(FormKey))
        {
            return body;
        }

        var value = body.Span[FormKey.Length..];
        var end = value.IndexOf((byte)'&');
        return FormText.Decode(end < 0 ? value : value[..end]) is { } json ? Encoding.UTF8.GetBytes(json) : default;
    }
}

/// What a GitHub event became: one of ours, nothing for us, or nothing readable.
public readonly record struct GitHubMeaning(Core.Pipeline.PathEvent? Event, DeliveryStatus Status, string? Reason)
{
    public static GitHubMeaning Of(Core.Pipeline.PathEvent e) => new(e, DeliveryStatus.Accepted, null);

    public static GitHubMeaning Ignored(string reason) => new(null, DeliveryStatus.Ignored, reason);

    public static GitHubMeaning Incomplete(string what) => new(null, DeliveryStatus.NotUnderstood, $"{what} is missing from the payload");
}
