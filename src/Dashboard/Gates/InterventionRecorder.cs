using System.Security.Cryptography;
using System.Text.Json;
using Dashboard.Core.Gates;
using Dashboard.Journal;

namespace Dashboard.Gates;

/// Makes a step of a waiver or a hold a fact of the book the reader looks at. The gates it concerns are decided before it answers.
public sealed class InterventionRecorder(Recorder recorder, TimeProvider time)
{
    private const string Letters = "abcdefghijkmnpqrstuvwxyz23456789";
    private const int OnlyLetters = 24;
    private const int IdLength = 7;

    public DateTimeOffset Now => time.GetUtcNow();

    /// Short enough to be read out, and not to be guessed from the one before. It begins with a letter, so that it can name a place on a page.
    public static string NewId() =>
        Letters[RandomNumberGenerator.GetInt32(OnlyLetters)] + string.Concat(RandomNumberGenerator.GetItems<char>(Letters, IdLength - 1));

    public async Task RecordAsync(InterventionStep step, CancellationToken ct)
    {
        var id = Guid.NewGuid().ToString("N");
        await recorder.RecordAsync(
            [
                new DeliveryDraft
                {
                    Connection = InterventionStep.Source,
                    Id = id,
                    Repeat = Repeat.KeepOtherBody,
                    Source = InterventionStep.Source,
                    SourceEvent = step.ToEvent().Type,
                    ReceivedAt = step.At,
                    Body = Body(step),
                    ContentType = "application/json",
                    Status = DeliveryStatus.Accepted,
                    Events = [(step with { Key = $"{InterventionStep.Source}/{id}#0" }).ToEvent()],
                },
            ],
            ct);
    }

    // Without the person: bodies are kept as they are, and a name must be replaceable.
    private static byte[] Body(InterventionStep s) => JsonSerializer.SerializeToUtf8Bytes(
        new { Kind = Core.Pipeline.Slug.Of(s.Kind), s.Id, s.Service, Release = s.Release?.Value, s.Items, s.Days, s.Reason, s.At }, JsonSerializerOptions.Web);
}
