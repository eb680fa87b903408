using Dashboard.Simulator.GitHub;
using Dashboard.Simulator.Stream;

namespace Dashboard.Simulator.Sending;

/// <summary>Collects events into batches and sends them in the order they happened.</summary>
internal sealed class Outbox(DashboardClient client, NativeFormat format, TimeLens lens, RateCap rateCap, int batchSize)
{
    private readonly List<LifeEvent> _batch = [];

    public long Sent { get; private set; }

    public async Task AddAsync(Happening happening, CancellationToken stop)
    {
        if (happening is LifeEvent told)
        {
            _batch.Add(told);
            if (_batch.Count >= batchSize)
            {
                await FlushAsync(stop);
            }
        }
        else if (happening is GitHubDelivery delivery)
        {
            await FlushAsync(stop);
            await rateCap.TakeAsync(1, stop);
            await client.PostGitHubAsync(delivery, delivery.Body(lens), stop);
            Sent++;
        }
    }

    public async Task FlushAsync(CancellationToken stop)
    {
        if (_batch.Count == 0)
        {
            return;
        }

        await rateCap.TakeAsync(_batch.Count, stop);
        await client.PostEventsAsync(format.Batch(_batch), stop);
        Sent += _batch.Count;
        _batch.Clear();
    }
}
