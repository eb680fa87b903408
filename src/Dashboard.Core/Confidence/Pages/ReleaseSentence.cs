using Dashboard.Core.Confidence.Checks;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Confidence.Pages;

/// <summary>What stands under the first sentence of a release's page: what lies behind it, who is asked, and for what.</summary>
public static class ReleaseSentence
{
    /// <param name="release">The release with what keeps it, where anything does.</param>
    /// <param name="state">How far it has come.</param>
    /// <param name="bypassed">It reached customers through a closed gate.</param>
    /// <param name="told">Why it was taken back, as told; null where nobody said.</param>
    public static string Detail(OnItsWay release, ReleaseState state, bool bypassed, string? told) => state switch
    {
        ReleaseState.RolledBack => Said(
            string.IsNullOrWhiteSpace(told) ? "Nobody told why." : Words.Sentence($"The reason given: {told}"), release.Asked, "Mend what sent it back, and ship the repair as a new release."),
        ReleaseState.Shipped when bypassed => Said("A gate was closed when customers got it.", release.Asked, "Take it back, or send it through the path."),
        ReleaseState.Shipped or ReleaseState.Superseded => Said(null, Telling.NobodyAsked, null),
        ReleaseState.Abandoned => Said("It counts as given up until it is heard of again.", release.Asked, "Send its next event, or let it rest."),
        _ => Said(null, release.Asked, release.NextStep),
    };

    private static string Said(string? cause, string asked, string? next) => string.Join(' ', new[] { cause, asked, next }.OfType<string>());
}
