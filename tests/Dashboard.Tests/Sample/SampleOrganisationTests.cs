using Dashboard.Sample;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Sample;

public sealed class SampleOrganisationTests(ReadApp app) : IClassFixture<ReadApp>
{
    [Fact]
    public async Task A_simulator_that_cannot_be_started_is_told_in_plain_words_as_often_as_it_is_tried()
    {
        using var server = new ListeningServer();
        using var sample = new SampleOrganisation(
            app.Services.GetRequiredService<Dashboard.Journal.Books>(),
            app.Services.GetRequiredService<Dashboard.Ingest.IngestToken>(),
            server,
            app.Services.GetRequiredService<Microsoft.Extensions.Hosting.IHostApplicationLifetime>(),
            app.Time,
            app.Services.GetRequiredService<Dashboard.Journal.SamplePast>(),
            Microsoft.Extensions.Logging.Abstractions.NullLogger<SampleOrganisation>.Instance)
        {
            Runtime = "no-such-program",
        };

        for (var attempt = 0; attempt < 2; attempt++)
        {
            await sample.BeginAsync();

            Assert.False(sample.Progress.Running);
            Assert.Equal("'no-such-program' could not be started. The PATH of the app must lead to it.", sample.Progress.Problem);
        }

        await sample.StopAsync(TestContext.Current.CancellationToken);
    }

    private sealed class ListeningServer : IServer
    {
        public ListeningServer()
        {
            var addresses = new ServerAddressesFeature();
            addresses.Addresses.Add("http://127.0.0.1:1");
            Features.Set<IServerAddressesFeature>(addresses);
        }

        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken) where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }
    }
}
