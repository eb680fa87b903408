namespace Dashboard.Ingest.Formats;

/// <summary>The list of senders. A new one is a file beside this and a line here.</summary>
public static class WebhookFormats
{
    /// The source of a connection that finds out by itself who sends.
    public const string Auto = "auto";

    public static readonly NativeFormat Native = new();
    public static readonly CloudEventsFormat CloudEvents = new("cloudevents");
    public static readonly GitHubFormat GitHub = new();

    public static readonly IReadOnlyList<IWebhookFormat> All =
    [
        Native,
        CloudEvents,
        new CloudEventsFormat("cdevents"),
        GitHub,
    ];

    /// What a connection's Source may be.
    public static IEnumerable<string> Words => All.Select(f => f.Source).Append(Auto);

    public static IWebhookFormat? Find(string? source)
    {
        foreach (var format in All)
        {
            if (format.Source.Equals(source, StringComparison.OrdinalIgnoreCase))
            {
                return format;
            }
        }

        return null;
    }
}
