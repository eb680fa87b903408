using Dashboard.Core.Pipeline;
using Dashboard.Journal;
using Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Journal;

/// <summary>The sample organisation's book.</summary>
public sealed class SampleBookTests(ReadApp app) : IClassFixture<ReadApp>
{
    [Fact]
    public async Task A_sample_that_begins_again_is_empty_and_the_real_book_is_not_touched()
    {
        var books = app.Services.GetRequiredService<Books>();
        await app.TellAsync(Named("mine"));
        await RecordAsync(books.OpenSample(), Named("made-up"));
        Assert.Equal(1, await CountAsync(books.Sample!));

        var doorbell = books.Sample!.Changes;
        await books.RenewSampleAsync();

        Assert.Equal((0, 1), (await CountAsync(books.Sample!), await CountAsync(books.Real)));
        Assert.Same(doorbell, books.Sample!.Changes);
        await RecordAsync(books.Sample!, Named("made-up"));
        Assert.Equal(1, await CountAsync(books.Sample!));
    }

    private static PathEvent Named(string service) => new Candidate(service, "1.0", ReadApp.Now.AddHours(-1)).Check(Stage.Build, "unit");

    private static Task RecordAsync(Book book, PathEvent e) => book.Recorder.RecordAsync(
        [new() { Connection = "v1", Id = e.DeliveryKey, Repeat = Repeat.RefuseOtherBody, Source = "native", ReceivedAt = ReadApp.Now, Body = "{}"u8.ToArray(), Status = DeliveryStatus.Accepted, Events = [e] }],
        TestContext.Current.CancellationToken);

    private static async Task<int> CountAsync(Book book)
    {
        await using var db = await book.Contexts.CreateDbContextAsync(TestContext.Current.CancellationToken);
        return await db.Deliveries.CountAsync(TestContext.Current.CancellationToken);
    }
}
