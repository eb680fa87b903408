using System.Text.Json;
using Dashboard.Core.Diagnostics;
using Dashboard.Journal;

namespace Dashboard.Diagnostics;

/// Makes an answer a fact of the book the reader looks at.
public sealed class AnswerRecorder(Recorder recorder, TimeProvider time)
{
    private DateTimeOffset _last;

    /// Of a person's answers the newest counts, so no two of one reader are of the same moment.
    public DateTimeOffset Moment()
    {
        var now = time.GetUtcNow();
        return _last = now > _last ? now : _last.AddTicks(1);
    }

    public async Task RecordAsync(Answer answer, CancellationToken ct)
    {
        if (answer.Fault() is { } fault)
        {
            throw new ArgumentException(fault, nameof(answer));
        }

        var id = Guid.NewGuid().ToString("N");
        await recorder.RecordAsync(
            [
                new DeliveryDraft
                {
                    Connection = Answer.Source,
                    Id = id,
                    Repeat = Repeat.KeepOtherBody,
                    Source = Answer.Source,
                    ReceivedAt = answer.AnsweredAt,
                    Body = Body(answer),
                    ContentType = "application/json",
                    Status = DeliveryStatus.Accepted,
                    Events = [answer.ToEvent($"{Answer.Source}/{id}#0")],
                },
            ],
            ct);
    }

    // Without the person: bodies are kept as they are, and a name must be replaceable.
    private static byte[] Body(Answer a) =>
        JsonSerializer.SerializeToUtf8Bytes(new { a.Team, a.Question, a.QuestionnaireVersion, a.Score, a.Seen, a.Note, a.AnsweredAt }, JsonSerializerOptions.Web);
}
