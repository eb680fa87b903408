namespace Dashboard.Simulator.Releases;

/// <summary>What a service remembers from release to release.</summary>
internal sealed class ServiceRecord(string[] technologies)
{
    private readonly List<(DateTimeOffset At, Release Release)> _running = [];
    private readonly List<Guardrail> _guardrails = [];

    /// <summary>Technology tags of the next build.</summary>
    public string[] Technologies { get; set; } = technologies;

    /// <summary>Incidents so far, for their numbers.</summary>
    public int Incidents { get; set; }

    /// <summary>No rollout begins before the one before it has ended.</summary>
    public DateTimeOffset ProductionBusyUntil { get; set; }

    public void NowRuns(Release release, DateTimeOffset at) => _running.Add((at, release));

    /// <summary>The release all customers had at that moment.</summary>
    public Release? RunningAt(DateTimeOffset at)
    {
        // Asked for the present nearly always, so the end of the list is the near end.
        for (var i = _running.Count - 1; i >= 0; i--)
        {
            if (_running[i].At <= at)
            {
                return _running[i].Release;
            }
        }

        return null;
    }

    /// <summary>The release a rollback from the running one would return to.</summary>
    public Release? BeforeAt(DateTimeOffset at)
    {
        var running = RunningAt(at);
        return _running.FindLast(r => r.At <= at && r.Release != running && r.Release.Version.Length > 0).Release;
    }

    public void Learnt(Guardrail guardrail) => _guardrails.Add(guardrail);

    public IEnumerable<Guardrail> GuardrailsAt(string stage, DateTimeOffset at) => _guardrails.Where(g => g.Stage == stage && g.Since <= at);
}

/// <summary>A check that exists because of an incident.</summary>
internal sealed record Guardrail(string Name, string Stage, DateTimeOffset Since);
