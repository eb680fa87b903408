namespace Dashboard.Observability;

/// Whether the app has done what it does before it asks for requests.
public sealed class Readiness
{
    private volatile bool _isWarm;

    public bool IsWarm
    {
        get => _isWarm;
        set => _isWarm = value;
    }
}
