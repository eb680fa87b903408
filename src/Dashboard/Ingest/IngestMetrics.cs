using System.Diagnostics.Metrics;
using Dashboard.Core.Pipeline;

namespace Dashboard.Ingest;

/// <summary>Counts what was turned away; nothing else is kept of it. What was recorded is counted by the journal.</summary>
public sealed class IngestMetrics
{
    public const string MeterName = "Dashboard.Ingest";

    private readonly Counter<long> _refused;

    public IngestMetrics(IMeterFactory meters) => _refused = meters.Create(MeterName)
        .CreateCounter<long>("dashboard.ingest.refused", "{request}", "Requests turned away, by reason.");

    public void Refused(Refusal reason) => _refused.Add(1, new KeyValuePair<string, object?>("reason", Slug.Of(reason)));
}

/// Why a request was turned away.
public enum Refusal
{
    Token,
    Signature,
    UnknownConnection,
    TooLarge,
    Invalid,
    Conflict,
    Unavailable,
}
