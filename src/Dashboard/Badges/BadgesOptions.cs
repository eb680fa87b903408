using Microsoft.Extensions.Options;

namespace Dashboard.Badges;

public sealed class BadgesOptions
{
    public const string Section = "Badges";

    /// As written, so that a word that is neither true nor false is reported with all other faults.
    public string? Enabled { get; set; }

    /// Badges need no token and tell how a release stands: nobody sees one until an operator says so.
    public bool AreOn => bool.TryParse(Enabled, out var on) && on;
}

public sealed class BadgesOptionsValidator : IValidateOptions<BadgesOptions>
{
    public ValidateOptionsResult Validate(string? name, BadgesOptions options) => options.Enabled is { } word && !bool.TryParse(word, out _)
        ? ValidateOptionsResult.Fail($"{BadgesOptions.Section}:Enabled must be true or false; it is '{word}'.")
        : ValidateOptionsResult.Success;
}
