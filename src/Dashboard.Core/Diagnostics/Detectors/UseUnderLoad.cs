using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Diagnostics;

/// <summary>What services use of the processor and memory they ask for, under load.</summary>
internal static class UseUnderLoad
{
    /// <summary>Used ÷ requested under which a service asks for too much.</summary>
    public const double Least = 0.4;

    public const string Rule = "seen below 40%";

    private const double Percentile = 0.95;

    /// <summary>
    /// Each service with such runs, by the resource it uses less of: 95 of 100 of its runs used no more than that. A service that tells
    /// neither resource cannot tell.
    /// </summary>
    public static IEnumerable<DetectorCase> At(TeamFacts facts, params Stage[] stages) =>
        from service in facts.Runs.Where(r => stages.Contains(r.Stage) && r.Check is "load" or "peak-load" or "soak").GroupBy(r => r.Source.Service, StringComparer.Ordinal)
        let least = Lesser(High(service.Select(r => r.Processor)), High(service.Select(r => r.Memory)))
        let telling = service.Where(r => r.Processor is not null || r.Memory is not null).MaxBy(r => r.At)
        select new DetectorCase(telling ?? service.MaxBy(r => r.At)!, least is { } used ? used < Least : null, least);

    private static double? High(IEnumerable<double?> shares)
    {
        List<double> told = [.. shares.OfType<double>().Order()];
        return told.Count == 0 ? null : told[(int)Math.Ceiling(Percentile * told.Count) - 1];
    }

    private static double? Lesser(double? a, double? b) => a is null ? b : b is null ? a : Math.Min(a.Value, b.Value);
}
