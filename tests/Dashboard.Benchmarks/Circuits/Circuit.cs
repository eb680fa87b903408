using System.Text.Json.Nodes;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Benchmarks.Circuits;

/// A page alive in a browser, without the browser: does and answers what blazor.web.js does.
internal sealed class Circuit : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly HubConnection _hub;
    private readonly Uri _address;
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string? _id;
    private bool _rootsAdded;
    private long _batches;
    private long _bytes;

    private Circuit(PrerenderedPage page)
    {
        _address = page.Address;
        var builder = new HubConnectionBuilder().WithUrl(new Uri(page.Address, "/_blazor"), o => o.Cookies = page.Cookies);
        builder.Services.AddSingleton<IHubProtocol>(new BlazorPack());
        _hub = builder.Build();
        _hub.On<long, byte[]>("JS.RenderBatch", RenderAsync);
        _hub.On<int, string>("JS.AttachComponent", (_, _) => { });
        _hub.On<long>("JS.EndUpdateRootComponents", _ => EndAdding());
        _hub.On<long, string, string?, int, long, int>("JS.BeginInvokeJS", (task, _, _, _, _, _) => EndCallAsync(task));
        _hub.On<string>("JS.Error", problem => Fail(new InvalidOperationException($"{_address}: {problem}")));
        _hub.Closed += problem =>
        {
            Fail(problem ?? new InvalidOperationException($"{_address}: the server closed the circuit"));
            return Task.CompletedTask;
        };
    }

    /// Told of every batch before it is acknowledged.
    public Action<byte[]>? Rendered { get; set; }

    public long Batches => Interlocked.Read(ref _batches);

    public long Bytes => Interlocked.Read(ref _bytes);

    public Exception? Problem { get; private set; }

    /// Comes back when the page is interactive and its first batch is acknowledged.
    public static async Task<Circuit> OpenAsync(Uri address)
    {
        var page = await PrerenderedPage.ReadAsync(address);
        var circuit = new Circuit(page);
        await circuit._hub.StartAsync();
        var root = new Uri(address, "/").ToString();
        circuit._id = await circuit._hub.InvokeAsync<string?>("StartCircuit", root, address.ToString(), "[]", page.State)
            ?? throw new InvalidOperationException($"{address}: the server started no circuit");
        await circuit._hub.SendAsync("UpdateRootComponents", AddingOf(page), page.State);
        await circuit._open.Task.WaitAsync(Patience);
        return circuit;
    }

    /// As a browser does when the tab is closed; without it the server would keep the circuit for a while.
    public async ValueTask DisposeAsync()
    {
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal) { ["circuitId"] = _id! });
        (await http.PostAsync(new Uri(_address, "/_blazor/disconnect"), form)).EnsureSuccessStatusCode();
        await _hub.DisposeAsync();
    }

    private static string AddingOf(PrerenderedPage page)
    {
        var operations = page.Markers.Select((marker, i) => new JsonObject { ["type"] = "add", ["ssrComponentId"] = i + 1, ["marker"] = JsonNode.Parse(marker) });
        return new JsonObject { ["batchId"] = 1, ["operations"] = new JsonArray([.. operations]) }.ToJsonString();
    }

    private async Task RenderAsync(long id, byte[] batch)
    {
        Rendered?.Invoke(batch);
        await _hub.SendAsync("OnRenderCompleted", id, null);
        Interlocked.Add(ref _bytes, batch.Length);
        Interlocked.Increment(ref _batches);
        OpenWhenReady();
    }

    private Task EndCallAsync(long task) => task == 0 ? Task.CompletedTask : _hub.SendAsync("EndInvokeJSFromDotNet", task, true, $"[{task},true,null]");

    private void EndAdding()
    {
        _rootsAdded = true;
        OpenWhenReady();
    }

    private void OpenWhenReady()
    {
        if (_rootsAdded && Batches > 0)
            _open.TrySetResult();
    }

    private void Fail(Exception problem)
    {
        Problem ??= problem;
        _open.TrySetException(problem);
    }
}
