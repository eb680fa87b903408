using System.Globalization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.Options;

namespace Dashboard.Shell;

public sealed class TabsOptions
{
    public const string Section = "Tabs";
    public const int MostSeconds = 24 * 60 * 60;

    private const int Default = 180;

    /// As written, so that what is no number is reported with all other faults.
    public string? KeepSeconds { get; set; }

    /// Seconds the server keeps what a tab shows after its connection went. A tab that comes back later loads itself again.
    public int Seconds => KeepSeconds is { } written && IsWhole(written, out var seconds) ? seconds : Default;

    internal static bool IsWhole(string written, out int seconds) =>
        int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out seconds) && seconds is >= 1 and <= MostSeconds;
}

public sealed class TabsOptionsValidator : IValidateOptions<TabsOptions>
{
    public ValidateOptionsResult Validate(string? name, TabsOptions options) => options.KeepSeconds is not { } written || TabsOptions.IsWhole(written, out _)
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail($"{TabsOptions.Section}:KeepSeconds must be a number of seconds from 1 to {TabsOptions.MostSeconds}; it is '{written}'.");
}

/// Hands the setting to the framework that keeps the tabs.
internal sealed class KeepTabs(IOptions<TabsOptions> tabs) : IConfigureOptions<CircuitOptions>
{
    public void Configure(CircuitOptions options) => options.DisconnectedCircuitRetentionPeriod = TimeSpan.FromSeconds(tabs.Value.Seconds);
}
