using System.Text.Json;
using Dashboard.Ingest.Formats;

namespace Dashboard.Ingest;

/// <summary>Finds out who sent a delivery. A sender we know of but cannot read yet is named, not guessed at.</summary>
public static class Fingerprint
{
    private static readonly (string Header, string Sender)[] OtherHeaders =
    [
        ("X-Gitea-Event", "Gitea"), ("X-Forgejo-Event", "Forgejo"), ("X-Gitlab-Event", "GitLab"), ("X-SonarQube-Project", "SonarQube"),
        ("X-PagerDuty-Signature", "PagerDuty"), ("Gotk-Component", "Flux"),
    ];

    private static readonly (string[] Keys, string Sender)[] OtherBodies =
    [
        (["groupKey", "alerts"], "Alertmanager"), (["orgId", "alerts"], "Grafana"), (["eventType", "publisherId", "resource"], "Azure DevOps"),
        (["app", "context"], "Argo CD"), (["rollout"], "Argo Rollouts"), (["name", "namespace", "phase", "checksum"], "Flagger"),
        (["name", "build", "url"], "the Jenkins Notification plugin"), (["payloadType", "signatures"], "a DSSE envelope"),
        (["_type", "predicateType"], "an in-toto statement"), (["runs", "version", "$schema"], "a SARIF report"), (["bomFormat"], "a CycloneDX bill of materials"),
        (["spdxVersion"], "an SPDX document"), (["SchemaVersion", "Results"], "a Trivy report"), (["matches", "descriptor"], "a Grype report"),
        (["lighthouseVersion"], "a Lighthouse report"), (["metrics", "root_group"], "a k6 summary"),
    ];

    /// The format, or the name of what it looks like.
    public static (IWebhookFormat? Format, string? LooksLike) Of(Inbound delivery)
    {
        // Gitea and Forgejo also send GitHub's header, so they are looked for before it.
        if (OtherHeader(delivery) is { } sender && !delivery.Headers.ContainsKey("ce-specversion"))
        {
            return (null, sender);
        }

        if (delivery.Headers.ContainsKey(GitHubFormat.EventHeader))
        {
            return (WebhookFormats.GitHub, null);
        }

        if (CloudEventsFormat.IsCloudEvent(delivery))
        {
            return (WebhookFormats.CloudEvents, null);
        }

        var body = JsonBody.Trim(delivery.Body);
        if (body.Span.StartsWith("<"u8))
        {
            return (null, "an XML report");
        }

        return body.Span.StartsWith("{"u8) && !CloudEventsFormat.Recognises(body.Span) && OtherBody(body) is { } other
            ? (null, other)
            : (WebhookFormats.Native, null);
    }

    private static string? OtherHeader(Inbound delivery)
    {
        foreach (var (header, sender) in OtherHeaders)
        {
            if (delivery.Headers.ContainsKey(header))
            {
                return sender;
            }
        }

        return null;
    }

    private static string? OtherBody(ReadOnlyMemory<byte> body)
    {
        using var document = JsonParts.Parse(body, out _);
        if (document is null || document.RootElement.At("service").ValueKind != JsonValueKind.Undefined)
        {
            return null;
        }

        foreach (var (keys, sender) in OtherBodies)
        {
            if (Array.TrueForAll(keys, key => document.RootElement.At(key).ValueKind != JsonValueKind.Undefined))
            {
                return sender;
            }
        }

        return document.RootElement.Text("kind") switch
        {
            "Application" => "Argo CD",
            "Rollout" => "Argo Rollouts",
            _ => null,
        };
    }
}
