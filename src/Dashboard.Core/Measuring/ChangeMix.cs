namespace Dashboard.Core.Measuring;

/// <summary>What kinds of change shipped.</summary>
/// <param name="Features">Something new.</param>
/// <param name="Fixes">Something put right.</param>
/// <param name="Patches">Something kept up to date.</param>
/// <param name="Reverts">Something taken out again.</param>
/// <param name="Untold">Releases whose change named no class, or one nobody knows.</param>
public sealed record ChangeMix(int Features, int Fixes, int Patches, int Reverts, int Untold)
{
    public int Told => Features + Fixes + Patches + Reverts;

    public int All => Told + Untold;

    /// <param name="classes">The class of every shipped release, as sent.</param>
    public static ChangeMix Of(IReadOnlyCollection<string?> classes)
    {
        int Count(string kind) => classes.Count(c => string.Equals(c?.Trim(), kind, StringComparison.OrdinalIgnoreCase));
        var mix = new ChangeMix(Count("feature"), Count("fix"), Count("patch"), Count("revert"), 0);
        return mix with { Untold = classes.Count - mix.Told };
    }
}
