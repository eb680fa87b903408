using Dashboard.Core.Confidence.Checks;
using Dashboard.Core.Gates;

namespace Dashboard.Core.Confidence.Pages;

/// <summary>A release in flight as the first sentence of a page speaks of it.</summary>
/// <param name="Service">The service's name as sent.</param>
/// <param name="Release">The release's name as sent.</param>
/// <param name="Owner">The team that owns the service; null when none is named.</param>
/// <param name="Tier">1 highest, 2, 3.</param>
/// <param name="Waited">How long it has stood where it stands.</param>
/// <param name="Obstacle">What keeps its next gate closed; null when every gate is open.</param>
public sealed record OnItsWay(string Service, string Release, string? Owner, int Tier, TimeSpan Waited, Obstacle? Obstacle)
{
    /// <summary>True where something speaks against it, not merely proof is missing.</summary>
    public bool IsStopped => Obstacle is { Stops: true };

    internal string Name => $"{Telling.Service(Service)} {Telling.Name(Release, "release")}";

    /// <summary>What it does, to stand after its name: <c>waits for its load test</c>.</summary>
    internal string Does => Obstacle is { } obstacle ? ObstacleWords.Of(obstacle) : "has earned the right to ship";

    internal string? Reason => Obstacle is { } obstacle ? ObstacleWords.Reason(obstacle) : null;

    internal string Asked => Telling.Asked(Owner, Service);

    internal string NextStep => Obstacle is { } obstacle ? ObstacleWords.NextStep(obstacle) : "Give it to every customer.";

    /// <summary>The longest wait first, and of equals the higher tier.</summary>
    internal static OnItsWay? Longest(IEnumerable<OnItsWay> releases) =>
        releases.OrderByDescending(r => r.Waited).ThenBy(r => r.Tier).ThenBy(r => r.Name, StringComparer.Ordinal).FirstOrDefault();

    internal PageAnswer Says(Verdict verdict, string answer, string fact, string? cause) => new(verdict, new Statement
    {
        Answer = answer,
        Fact = fact,
        Service = Service,
        Cause = cause,
        Owner = Owner,
        Asked = Asked,
        NextStep = NextStep,
    });
}
