using Dashboard.Simulator.Stream;

namespace Dashboard.Simulator.Sending;

/// <summary>Sends the history as fast as it is taken, then, if asked, lives on by the clock.</summary>
internal sealed class Simulation(LifeStream life, TimeLens lens, Outbox outbox, Progress progress, TimeProvider clock)
{
    private static readonly TimeSpan LongestNap = TimeSpan.FromSeconds(1);

    public async Task RunAsync(bool live, CancellationToken stop)
    {
        // The clock starts to run for the life after the history when the history begins to be sent:
        // what happened meanwhile is sent right after it.
        var began = clock.GetTimestamp();
        var total = life.Tell().TakeWhile(told => told.At <= lens.Now).LongCount();
        using var all = life.Tell().GetEnumerator();
        var more = all.MoveNext();
        for (; more && all.Current.At <= lens.Now; more = all.MoveNext())
        {
            await outbox.AddAsync(all.Current, stop);
            await progress.SayAsync("history", outbox.Sent, total, all.Current.At, done: false);
        }

        await outbox.FlushAsync(stop);
        await progress.SayAsync("history", outbox.Sent, total, lens.Now, done: true);
        while (live && more)
        {
            await LiveAsync(all, began, stop);
        }
    }

    /// <summary>Sends what has come due, then naps until the next event or the next second.</summary>
    private async Task LiveAsync(IEnumerator<Happening> all, long began, CancellationToken stop)
    {
        var present = lens.Now + clock.GetElapsedTime(began);
        while (lens.Told(all.Current.At) <= present)
        {
            await outbox.AddAsync(all.Current, stop);
            all.MoveNext();
        }

        await outbox.FlushAsync(stop);
        await progress.SayAsync("live", outbox.Sent, outbox.Sent, present, done: false);
        var nap = lens.Told(all.Current.At) - present;
        await Task.Delay(nap < LongestNap ? nap : LongestNap, clock, stop);
    }
}
