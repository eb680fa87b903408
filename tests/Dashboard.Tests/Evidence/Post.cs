using System.Text;
using Dashboard.Core.Pipeline;
using Dashboard.Journal;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Evidence;

/// <summary>Deliveries as ingest hands them on.</summary>
internal static class Post
{
    public static DeliveryDraft Draft(this TestBook book, string? id, string body, params PathEvent[] events) => new()
    {
        Connection = "v1",
        Id = id,
        Repeat = id is null ? Repeat.BodyWithinFiveMinutes : Repeat.RefuseOtherBody,
        Source = "native",
        ReceivedAt = book.Time.GetUtcNow(),
        Body = Encoding.UTF8.GetBytes(body),
        Status = DeliveryStatus.Accepted,
        Events = events,
    };

    public static async Task<RecordResult> SendAsync(this TestBook book, DeliveryDraft draft) =>
        (await book.Book.Recorder.RecordAsync([draft], TestContext.Current.CancellationToken))[0];
}
