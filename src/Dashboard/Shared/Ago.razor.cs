using Microsoft.AspNetCore.Components;

namespace Dashboard.Shared;

public partial class Ago
{
    [Inject] public required TimeProvider Time { get; init; }

    [Parameter, EditorRequired] public DateTimeOffset At { get; set; }

    /// <summary>Past this age the text is marked as too old, in the browser and without a visit to the server.</summary>
    [Parameter] public TimeSpan? MaxAge { get; set; }

    [Parameter] public string? Class { get; set; }

    [CascadingParameter] public ForCircuit? For { get; set; }

    /// <summary>The same words as ageWords in app.js.</summary>
    public static string Words(TimeSpan age)
    {
        var seconds = Math.Abs(age.TotalSeconds);
        var amount = seconds switch
        {
            < 1.5 => null,
            < 60 => $"{(int)seconds} s",
            < 3600 => $"{(int)(seconds / 60)} min",
            < 48 * 3600 => $"{(int)(seconds / 3600)} h",
            _ => $"{(int)(seconds / 86400)} days",
        };
        if (amount is null)
            return "now";
        return age < TimeSpan.Zero ? $"in {amount}" : $"{amount} ago";
    }
}
