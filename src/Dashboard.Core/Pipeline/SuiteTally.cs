namespace Dashboard.Core.Pipeline;

/// <summary>Adds the suites of one check up to its evidence.</summary>
internal struct SuiteTally
{
    private List<string>? _failed;
    private List<string>? _unproven;
    private Entry? _deciding;
    private DateTimeOffset? _provenAt, _newestAt, _failedAt, _firstPassedAt;
    private int _suites;
    private bool _running, _flaky, _everyPassedOnce;
    private long _executed, _passed;

    /// <summary>Adds one suite with its newest proof, if it has any.</summary>
    public void Add(ReadOnlySpan<Entry> suite, Entry? proof, bool running)
    {
        _running |= running;
        var passedAt = FirstPassedAt(suite);
        _everyPassedOnce = (_suites == 0 || _everyPassedOnce) && passedAt is not null;
        _firstPassedAt = Later(_firstPassedAt, passedAt);
        _suites++;
        if (proof is null)
        {
            (_unproven ??= []).Add(suite[0].Suite);
            return;
        }

        _provenAt = _provenAt is null || proof.At < _provenAt ? proof.At : _provenAt;
        _newestAt = Later(_newestAt, proof.At);
        _executed += Criteria.Executed(proof);
        _passed += Criteria.Passed(proof);
        if (proof.IsSuccess)
        {
            _flaky |= HasFailure(suite);
        }
        else
        {
            (_failed ??= []).Add(proof.Suite);
            _failedAt = Later(_failedAt, proof.At);
        }

        _deciding = _deciding is null || Decides(proof, _deciding) ? proof : _deciding;
    }

    /// <summary>What they prove together: passed only when the newest proof of every suite seen passed.</summary>
    public readonly CheckEvidence ToEvidence(Stage stage, string check) => new()
    {
        Stage = stage,
        Check = check,
        Proof = _failed is not null ? Proof.Failed : _unproven is not null ? Proof.None : Proof.Passed,
        ProvenAt = _provenAt,
        NewestAt = _newestAt,
        FailedAt = _failedAt,
        FirstPassedAt = _everyPassedOnce ? _firstPassedAt : null,
        Suites = _suites,
        FailedSuites = (IReadOnlyList<string>?)_failed ?? [],
        UnprovenSuites = (IReadOnlyList<string>?)_unproven ?? [],
        Running = _running,
        Flaky = _flaky,
        Executed = _executed,
        Passed = _passed,
        Note = _unproven is null || _failed is not null ? null : _running ? "still running" : "ran, proved nothing",
        Key = _deciding?.Key,
    };

    // The failure that ended first, else the oldest pass.
    private static bool Decides(Entry a, Entry b) => a.IsSuccess != b.IsSuccess ? !a.IsSuccess : a.End < b.End;

    private static DateTimeOffset? Later(DateTimeOffset? a, DateTimeOffset? b) => a is null ? b : b is null || a >= b ? a : b;

    // Later runs for freshness do not move it.
    private static DateTimeOffset? FirstPassedAt(ReadOnlySpan<Entry> suite)
    {
        DateTimeOffset? first = null;
        foreach (var entry in suite)
        {
            first = entry.IsSuccess && (first is null || entry.At < first) ? entry.At : first;
        }

        return first;
    }

    private static bool HasFailure(ReadOnlySpan<Entry> suite)
    {
        foreach (var entry in suite)
        {
            if (entry is { IsProof: true, IsSuccess: false })
            {
                return true;
            }
        }

        return false;
    }
}
