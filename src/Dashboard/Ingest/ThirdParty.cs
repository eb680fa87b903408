using System.Text.Json;
using Dashboard.Ingest.Formats;

namespace Dashboard.Ingest;

/// <summary>
/// Reads other senders' values. Nobody there can mend a field, so what is not believable is left out with a notice and the rest counts.
/// </summary>
public sealed class ThirdParty(DateTimeOffset receivedAt)
{
    private readonly List<string> _notices = [];

    public DateTimeOffset ReceivedAt => receivedAt;

    public List<string>? Notices => _notices.Count == 0 ? null : _notices;

    /// At most 200 characters.
    public string? Name(string? text) => Cut(text, NativeKeys.LongestName);

    public string? Text(string? text) => Cut(text, NativeKeys.LongestText);

    public string? Url(string? text) => Cut(text, NativeKeys.LongestUrl);

    public DateTimeOffset? Time(JsonElement value)
    {
        var text = value.ValueKind == JsonValueKind.Number ? value.GetRawText() : value.Text();
        switch (TolerantTime.Read(text, out var time))
        {
            case TimeReading.Given when TolerantTime.IsBelievable(time, receivedAt):
                return time;
            case TimeReading.NotGiven:
                return null;
            default:
                Notice($"time \"{Texts.Cut(text!, 50)}\" was not believed and is taken as not given");
                return null;
        }
    }

    public string? Digest(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var digest = ArtifactNames.Digest(text);
        if (digest is null)
        {
            _notices.Add($"digest \"{Texts.Cut(text, 90)}\" is none that is known and was left out");
        }

        return digest;
    }

    public string? Version(string? text)
    {
        if (text is null || text.Length > NativeKeys.LongestName)
        {
            return null;
        }

        var version = ArtifactNames.Version(text);
        if (version is null)
        {
            _notices.Add($"version \"{text}\" names a branch or moves, so it identifies no release and was left out");
        }

        return version;
    }

    public (DateTimeOffset? Started, DateTimeOffset? Finished) Sensible(DateTimeOffset? started, DateTimeOffset? finished) =>
        NativeTimes.Sensible(started, finished, _notices);

    public void Notice(string notice)
    {
        if (!_notices.Contains(notice, StringComparer.Ordinal))
        {
            _notices.Add(notice);
        }
    }

    private string? Cut(string? text, int longest)
    {
        if (text is null || text.Length <= longest)
        {
            return text;
        }

        _notices.Add($"a text of {text.Length} characters was cut to {longest}");
        return Texts.Cut(text, longest);
    }
}
