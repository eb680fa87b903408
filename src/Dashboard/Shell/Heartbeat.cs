using Microsoft.JSInterop;

namespace Dashboard.Shell;

/// <summary>
/// A tab that slept past the life of its circuit wakes up dead without an error (dotnet/aspnetcore#64607).
/// app.js therefore asks through the circuit every few seconds; no answer means that the figures are no longer live.
/// </summary>
public static class Heartbeat
{
    [JSInvokable]
    public static bool Beat() => true;
}
