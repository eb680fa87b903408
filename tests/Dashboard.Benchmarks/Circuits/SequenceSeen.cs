using System.Diagnostics;

namespace Dashboard.Benchmarks.Circuits;

/// When a viewer of a role page saw which sequence number. A batch that carries a later one carries all before it.
internal sealed class SequenceSeen
{
    private readonly Circuit _circuit;
    private readonly long _from;
    private readonly long _to;
    private readonly long _batchesBefore;
    private readonly long _bytesBefore;
    private readonly List<(long Sequence, long At)> _seen = [];

    public SequenceSeen(Circuit circuit, long from, long to)
    {
        (_circuit, _from, _to, Newest) = (circuit, from, to, from);
        (_batchesBefore, _bytesBefore) = (circuit.Batches, circuit.Bytes);
        circuit.Rendered = See;
    }

    public long Newest { get; private set; }

    public double BytesPerBatch => (_circuit.Bytes - _bytesBefore) / (double)Math.Max(1, _circuit.Batches - _batchesBefore);

    /// Of the events that were sent then, the first of which got the number after the first: how long until it was seen here.
    public IEnumerable<double> TimesOf(IReadOnlyList<long> sentAt)
    {
        var next = 0;
        foreach (var (sequence, at) in _seen)
        {
            for (; next < sequence - _from; next++)
                yield return Stopwatch.GetElapsedTime(sentAt[next], at).TotalMilliseconds;
        }
    }

    private void See(byte[] batch)
    {
        var at = Stopwatch.GetTimestamp();
        var newest = RenderBatch.Numbers(batch).Where(n => n > Newest && n <= _to).DefaultIfEmpty(Newest).Max();
        if (newest == Newest)
            return;
        Newest = newest;
        _seen.Add((newest, at));
    }
}
