using System.Text;
using Dashboard.Core.Pipeline;
using Dashboard.Ingest;
using Dashboard.Ingest.Formats;
using Dashboard.Journal;
using Microsoft.AspNetCore.Http;

namespace Dashboard.Tests.Ingest;

/// Builds requests as they come in, and reads what they became.
public static class Deliveries
{
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static Inbound Of(string body, params (string Name, string Value)[] headers) => Of(Encoding.UTF8.GetBytes(body), headers);

    public static Inbound Of(byte[] body, params (string Name, string Value)[] headers)
    {
        var dictionary = new HeaderDictionary();
        foreach (var (name, value) in headers)
        {
            dictionary[name] = value;
        }

        return new Inbound(body, dictionary, Now, "test");
    }

    public static Translation Native(string body, params (string Name, string Value)[] headers) =>
        Translator.Translate(WebhookFormats.Native, Of(body, headers));

    public static PathEvent NativeEvent(string body, params (string Name, string Value)[] headers) => TheEvent(Native(body, headers));

    public static DeliveryDraft GitHub(string name, string body) =>
        Assert.Single(Translator.Translate(WebhookFormats.GitHub, Of(body, ("X-GitHub-Event", name), ("X-GitHub-Delivery", "d-1"))).Deliveries);

    public static PathEvent GitHubEvent(string name, string body)
    {
        var draft = GitHub(name, body);
        Assert.Equal(DeliveryStatus.Accepted, draft.Status);
        return Assert.Single(draft.Events);
    }

    public static DeliveryDraft TheDraft(Translation translation)
    {
        Assert.False(translation.Errors.Any, translation.Errors.ToString());
        return Assert.Single(translation.Deliveries);
    }

    public static PathEvent TheEvent(Translation translation) => Assert.Single(TheDraft(translation).Events);
}
