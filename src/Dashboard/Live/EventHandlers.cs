using Microsoft.AspNetCore.Components;

namespace Dashboard.Live;

/// <summary>Whether the reader holds a list, told by live-rows.js.</summary>
public sealed class HeldEventArgs : EventArgs
{
    public bool Held { get; set; }
}

/// <summary>Blazor looks for event attributes in classes of this name.</summary>
[EventHandler("onheld", typeof(HeldEventArgs), enableStopPropagation: true, enablePreventDefault: true)]
public static class EventHandlers;
