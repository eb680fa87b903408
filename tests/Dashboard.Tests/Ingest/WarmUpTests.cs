using Dashboard.WarmUp;

namespace Dashboard.Tests.Ingest;

/// <summary>What the app sends itself before it is ready is what senders send.</summary>
public sealed class WarmUpTests(IngestApp app) : IClassFixture<IngestApp>
{
    [Fact]
    public async Task Every_made_up_delivery_is_understood()
    {
        for (var n = 1; n <= 24; n++)
        {
            var body = await MadeUpDeliveries.Number(n, TimeProvider.System.GetUtcNow()).ReadAsStringAsync(TestContext.Current.CancellationToken);
            using var answer = await app.PostAsync(body, ("Content-Type", "application/json"));

            Assert.True((int)answer.StatusCode == 202, $"{body}: {await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
            Assert.Equal("accepted", (await IngestApp.JsonOf(answer)).GetProperty("status").GetString());
        }
    }
}
