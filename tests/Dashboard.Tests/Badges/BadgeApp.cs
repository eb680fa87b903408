using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Badges;

/// <summary>An app whose operator allows badges.</summary>
public sealed class BadgeApp : IAsyncDisposable
{
    public const string Hostile = "<script>alert(1)</script>&\"";

    private static readonly DateTimeOffset At = ReadApp.Now.AddHours(-2);
    private static readonly Candidate Around = new("around", "3.0", At, "sha256:b3");

    private static readonly IReadOnlyList<PathEvent> History =
    [
        .. new Candidate("team/ready", "1.0", At, "sha256:b1").EverythingFor(Gate.ReadyToShip),
        new Candidate("started", "2.0", At, "sha256:b2").Built(),
        Around.Built(), Around.Deployed("production", 30),
        new Candidate(Hostile, "4.0", At, "sha256:b4").Built(),
    ];

    public ReadApp App { get; } = new() { Settings = { ["Badges:Enabled"] = "true" } };

    public Task TellOnceAsync() => App.TellAsync(History);

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
