using System.Globalization;
using System.Net;
using CsvHelper;
using Dashboard.Core.Pipeline;
using Dashboard.Journal;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Support;

/// <summary>The whole app on a file of its own, with a clock that stands still, told things through its Recorder and asked over HTTP.</summary>
public sealed class ReadApp : WebApplicationFactory<Program>
{
    public const string Token = "a-token-for-the-tests";
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dashboard-read-");

    /// <summary>What an operator set, besides.</summary>
    public Dictionary<string, string> Settings { get; init; } = [];

    public FakeTimeProvider Time { get; } = new(Now);

    public Recorder Recorder => Services.GetRequiredService<Books>().Real.Recorder;

    public async Task TellAsync(params IEnumerable<PathEvent> events) => await Recorder.RecordAsync(
        [.. events.Select(e => new DeliveryDraft
        {
            Connection = "v1",
            Id = e.DeliveryKey,
            Repeat = Repeat.RefuseOtherBody,
            Source = e.Source,
            ReceivedAt = Time.GetUtcNow(),
            Body = System.Text.Encoding.UTF8.GetBytes(e.DeliveryKey),
            Status = DeliveryStatus.Accepted,
            Events = [e],
        })],
        TestContext.Current.CancellationToken);

    public async Task<HttpResponseMessage> GetAsync(string address, string? token = Token)
    {
        using var client = CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        if (token is not null)
            request.Headers.Add("Authorization", $"Bearer {token}");
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>The rows of a table as a file, as somebody at a page gets it: without a token.</summary>
    public async Task<List<Dictionary<string, string>>> RowsAsync(string address)
    {
        using var answer = await GetAsync(address, token: null);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        using var csv = new CsvReader(new StringReader(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)), CultureInfo.InvariantCulture);
        Assert.True(await csv.ReadAsync() && csv.ReadHeader());
        List<Dictionary<string, string>> rows = [];
        while (await csv.ReadAsync())
            rows.Add(csv.HeaderRecord!.ToDictionary(name => name, name => csv.GetField(name)!));
        return rows;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Database:ConnectionString", $"Data Source={Path.Combine(_folder.FullName, "dashboard.db")}");
        builder.UseSetting("Ingest:Token", Token);
        foreach (var (key, value) in Settings)
            builder.UseSetting(key, value);
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Time));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
