using Dashboard.Core.Confidence.Pages;
using Dashboard.Core.Gates;

namespace Dashboard.Core.Tests.Confidence.Pages;

/// <summary>Releases on their way, as the tests of the first sentences need them.</summary>
internal static class Wayside
{
    public static readonly Obstacle Failed = new(ObstacleKind.Failed, Gate.ReadyForExtended, "stubbed-non-functional/load");
    public static readonly Obstacle Missing = new(ObstacleKind.Missing, Gate.ReadyToShip, "canary/canary-analysis");
    public static readonly Obstacle Held = new(ObstacleKind.Held, Gate.ReadyForCanary, "Audit next week") { By = "Ada" };

    public static OnItsWay Cart(Obstacle? obstacle, double hours = 2) => new("cart", "1.4.0", "Basket", 1, TimeSpan.FromHours(hours), obstacle);

    /// <summary>Of a service that no team is named for.</summary>
    public static OnItsWay Rec(Obstacle? obstacle, double hours = 1) => new("rec", "7", null, 2, TimeSpan.FromHours(hours), obstacle);

    public static string Told(PageAnswer answer) => $"{answer.Verdict}: {answer.Statement.Headline} | {answer.Statement.Detail}";
}
