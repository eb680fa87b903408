using Dashboard.Core.Confidence;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Measuring;

/// <summary>Used against requested CPU and memory, from the newest load and peak-load proofs.</summary>
public static class Sizing
{
    /// <summary>Thousandths of the sender's unit; nothing where a pair is incomplete.</summary>
    public static Measures Measure(IReadOnlyList<Entry> entries)
    {
        var proofs = entries.Where(e => e is { IsProof: true, ChangeOnly: false, Check: "load" or "peak-load" }).ToList();
        var (usedCpu, requestedCpu) = Newest(proofs, "usedCpu", "requestedCpu");
        var (usedMemory, requestedMemory) = Newest(proofs, "usedMemory", "requestedMemory");
        return new Measures
        {
            ReleasesWithSizing = requestedCpu > 0 || requestedMemory > 0 ? 1 : 0,
            UsedCpuMilli = usedCpu,
            RequestedCpuMilli = requestedCpu,
            UsedMemoryMilli = usedMemory,
            RequestedMemoryMilli = requestedMemory,
        };
    }

    private static (long Used, long Requested) Newest(List<Entry> proofs, string usedKey, string requestedKey) =>
        proofs.OrderByDescending(e => e.End).ThenBy(e => e.Key, StringComparer.Ordinal)
            .Select(e => (Used: Numbers.Of(e.Detail(usedKey)), Requested: Numbers.Of(e.Detail(requestedKey))))
            .Where(p => p is { Used: >= 0 and < 1e12, Requested: > 0 and < 1e12 })
            .Select(p => ((long)Math.Round(p.Used!.Value * 1000), (long)Math.Round(p.Requested!.Value * 1000)))
            .FirstOrDefault();
}
