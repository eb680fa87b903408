using Dashboard.Figures;

namespace Dashboard.Gates;

/// Where a waiver is asked for, with what is known already.
public static class WaiverAddress
{
    public static string New(WaiverReading again) =>
        $"/gates/waivers/new?{(again.About.ReleaseId is { } id ? $"release={Uri.EscapeDataString(id)}" : $"service={Uri.EscapeDataString(again.About.Service)}")}"
        + string.Concat(again.Items.Select(item => $"&item={Uri.EscapeDataString(item)}"));
}
