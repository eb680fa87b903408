namespace Dashboard.Shared;

/// <summary>How binding the agreement is that decisions stand on; every page and decision says so.</summary>
public static class AgreementWords
{
    public const string Unsigned = "Agreement version 0, built in, signed by nobody";

    public static string Of(int version, IReadOnlyCollection<string> signers) =>
        version == 0 ? Unsigned : $"Agreement version {version}, signed by {(signers.Count == 0 ? "nobody" : string.Join(", ", signers))}";

    /// <summary>For a decision of the past, whose signers are not read with it.</summary>
    public static string Under(int version) => version == 0 ? "under agreement version 0, signed by nobody" : $"under agreement version {version}";
}
