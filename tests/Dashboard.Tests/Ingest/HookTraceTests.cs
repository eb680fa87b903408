using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Trace;

namespace Dashboard.Tests.Ingest;

public sealed class HookTraceTests
{
    [Fact]
    public async Task Webhooks_and_hubs_are_traced_without_their_keys_and_tokens()
    {
        const string Key = "a-key-that-nobody-may-trace";
        var stopped = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = stopped.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using (var app = new IngestApp())
        await using (var traced = app.WithWebHostBuilder(host => host.ConfigureTestServices(services =>
            services.AddOpenTelemetry().WithTracing(tracing => tracing.AddAspNetCoreInstrumentation()))))
        {
            using var client = traced.CreateClient();
            using var hook = await client.PostAsync(new Uri($"/hooks/{Key}/trace-native", UriKind.Relative), null, TestContext.Current.CancellationToken);
            using var live = await client.PostAsync(new Uri($"/live/negotiate?access_token={Key}", UriKind.Relative), null, TestContext.Current.CancellationToken);
        }

        // Other tests send requests at the same time.
        var tags = stopped.SelectMany(a => a.TagObjects.Select(tag => $"{tag.Value}").Append(a.DisplayName)).ToList();
        Assert.Contains("/hooks/-/trace-native", tags);
        Assert.Contains("/live/negotiate", tags);
        Assert.DoesNotContain(tags, tag => tag.Contains(Key, StringComparison.Ordinal));
    }
}
