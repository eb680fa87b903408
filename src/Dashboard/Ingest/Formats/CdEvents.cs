using System.Text.Json;
using Dashboard.Core.Pipeline;

namespace Dashboard.Ingest.Formats;

/// <summary>
/// CDEvents 0.1 to 0.6, told apart by the type's prefix and never by schema version:
/// {"context":{"id":"…","source":"…","type":"dev.cdevents.service.upgraded.0.3.0","timestamp":"…"},
///  "subject":{"id":"…","content":{"environment":{"id":"test123"},"artifactId":"pkg:oci/myapp@sha256%3A0b31…"}}}
/// </summary>
public static class CdEvents
{
    private const string Standard = "dev.cdevents.";
    private const string Custom = "dev.cdeventsx.";

    public static bool IsCdEvent(JsonElement data) => IsCdEventType(data.Text("context", "type"));

    public static bool IsCdEventType(string? type) =>
        type is not null && (type.StartsWith(Standard, StringComparison.Ordinal) || type.StartsWith(Custom, StringComparison.Ordinal));

    /// `dev.cdevents.service.upgraded.0.3.0` is `service.upgraded`; 0.1 called runs of tests just testcase and testsuite.
    public static string TypeOf(string full)
    {
        var rest = full.AsSpan(full.StartsWith(Standard, StringComparison.Ordinal) ? Standard.Length : Custom.Length);
        var end = 0;
        while (end < rest.Length && !(rest[end] == '.' && end + 1 < rest.Length && char.IsAsciiDigit(rest[end + 1])))
        {
            end++;
        }

        var type = rest[..end].ToString();
        return type.StartsWith("testcase.", StringComparison.Ordinal) || type.StartsWith("testsuite.", StringComparison.Ordinal)
            ? type.Insert(type.IndexOf('.', StringComparison.Ordinal), "run")
            : type;
    }

    public static PathEvent Translate(JsonElement data, CloudEnvelope envelope, DateTimeOffset receivedAt)
    {
        var read = new ThirdParty(receivedAt);
        var context = data.At("context");
        var subject = data.At("subject");
        var content = subject.At("content");
        var fullType = context.Text("type") ?? envelope.Type!;
        var type = Texts.Cut(CdEventRollout.TypeOf(TypeOf(fullType)), NativeKeys.LongestName);
        var subjectId = read.Text(subject.Id("id") ?? envelope.Subject ?? envelope.Id) ?? type;
        var run = CdEventRun.Read(type, data, read);
        var translated = new PathEvent
        {
            Type = type,
            SubjectId = subjectId,
            DeliveryKey = "",
            Source = "cdevents",
            SourceEvent = Texts.Cut(fullType, NativeKeys.LongestName),
            OccurredAt = read.Time(context.At("timestamp")) ?? read.Time(envelope.Time) ?? receivedAt,
            ReceivedAt = receivedAt,
            Url = read.Url(FirstText(content, "uri", "url", "resourceTargetUrl", "approvalDetailsUrl", "ticketURI")),
            Repository = read.Text(content.Text("repository", "id") ?? content.Text("repository")),
            StartsRelease = run.Stage == Stage.Production,
            Environment = run.Environment,
            Stage = run.Stage,
            Check = run.Check,
            Suite = run.Suite,
            Phase = run.Phase,
            Outcome = run.Outcome,
            Actor = read.Name(FirstText(content, "user", "responder", "updatedBy", "creator", "requestor")),
            Decision = read.Name(content.Text("decision") ?? content.Text("status")),
            Summary = read.Text(FirstText(content, "summary", "reason", "errors", "description", "name")),
            CorrelationId = read.Text(Correlation(type, subjectId, context, content)),
            Details = run.Details,
            Labels = Labels(data.At("customData")),
        };
        return Returned(CdEventRollout.Read(WithNames(translated, CdEventNames.Read(type, subjectId, data, read)), content)) with { Notices = read.Notices };
    }

    // The artifact of a rollback is the one deployed now, not the one that was turned back: that one is not named.
    private static PathEvent Returned(PathEvent e) => e.Type != EventTypes.ServiceRolledBack ? e
        : e.Digest is { } digest ? e with { Details = new Dictionary<string, string>(e.Details ?? new Dictionary<string, string>(), StringComparer.Ordinal) { ["toDigest"] = digest } }
        : e.Version is not null ? e with { Type = EventTypes.ServiceRunning } : e;

    private static PathEvent WithNames(PathEvent e, CdEventNames names) => e with
    {
        Service = names.Service,
        Version = names.Version,
        Digest = names.Digest,
        Purl = names.Purl,
        Commit = names.Commit,
    };

    private static string? Correlation(string type, string subjectId, JsonElement context, JsonElement content) =>
        context.Text("chainId") ?? content.Text("pipelineRun", "id")
        ?? (type.StartsWith("pipelinerun.", StringComparison.Ordinal) ? subjectId : Link(context.At("links")));

    /// [{"linkType":"PATH","from":{"contextId":"…"}},{"linkType":"RELATION","target":{"contextId":"…"}}]
    private static string? Link(JsonElement links)
    {
        if (links.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        foreach (var link in links.EnumerateArray())
        {
            if ((link.Text("from", "contextId") ?? link.Text("target", "contextId")) is { } id)
            {
                return id;
            }
        }

        return null;
    }

    private static string? FirstText(JsonElement content, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (content.Text(name) is { } text)
            {
                return text;
            }
        }

        return null;
    }

    private static Dictionary<string, string>? Labels(JsonElement customData)
    {
        if (customData.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in customData.EnumerateObject())
        {
            if (labels.Count == NativeKeys.MostLabels)
            {
                break;
            }

            var value = part.Value.ValueKind is JsonValueKind.String ? part.Value.Text() : part.Value.GetRawText();
            if (value is not null)
            {
                labels[Texts.Cut(part.Name, NativeKeys.LongestName)] = Texts.Cut(value, NativeKeys.LongestText);
            }
        }

        return labels.Count == 0 ? null : labels;
    }
}
