using System.Globalization;
using Dashboard.Core.Costs;
using Dashboard.Core.Pipeline;
using Microsoft.Extensions.Options;

namespace Dashboard.Costs;

/// What things cost this organisation. As written, so that what is no number is reported with all other faults; left out: the default.
public sealed class CostsOptions
{
    public const string Section = "Costs";

    /// Three letters, as EUR.
    public string? Currency { get; set; }

    public string? PersonHour { get; set; }

    public string? WaitingShare { get; set; }

    public string? RunMinute { get; set; }

    public string? EnvironmentHour { get; set; }

    public string? MendHours { get; set; }

    /// By the slug of a stage.
    public Dictionary<string, string> FoundAt { get; set; } = [];

    internal IEnumerable<CostSetting> Settings =>
    [
        new(nameof(PersonHour), PersonHour, Most: 100_000),
        new(nameof(WaitingShare), WaitingShare, Most: 1),
        new(nameof(RunMinute), RunMinute, Most: 100_000),
        new(nameof(EnvironmentHour), EnvironmentHour, Most: 100_000),
        new(nameof(MendHours), MendHours, Most: 10_000),
        .. FoundAt.Select(f => new CostSetting($"{nameof(FoundAt)}:{f.Key}", f.Value, Most: 100_000)),
    ];

    /// Of settings that are valid.
    public CostRates Rates()
    {
        var usual = new CostRates();
        var found = new Dictionary<Stage, decimal>(CostRates.DefaultFoundAt);
        foreach (var (word, factor) in FoundAt)
        {
            if (Slug.TryParse<Stage>(word, out var stage))
            {
                found[stage] = CostSetting.Read(factor) ?? found[stage];
            }
        }

        return new CostRates
        {
            Currency = Currency?.ToUpperInvariant() ?? usual.Currency,
            PersonHour = CostSetting.Read(PersonHour) ?? usual.PersonHour,
            WaitingShare = CostSetting.Read(WaitingShare) ?? usual.WaitingShare,
            RunMinute = CostSetting.Read(RunMinute) ?? usual.RunMinute,
            EnvironmentHour = CostSetting.Read(EnvironmentHour) ?? usual.EnvironmentHour,
            MendHours = CostSetting.Read(MendHours) ?? usual.MendHours,
            FoundAt = found,
        };
    }
}

/// One number of the settings, and the most it may be.
internal sealed record CostSetting(string Key, string? Written, decimal Most)
{
    public bool IsValid => Written is null || Read(Written) is { } value && value >= 0 && value <= Most;

    public static decimal? Read(string? written) =>
        decimal.TryParse(written, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;
}

public sealed class CostsOptionsValidator : IValidateOptions<CostsOptions>
{
    public ValidateOptionsResult Validate(string? name, CostsOptions options)
    {
        List<string> faults = [];
        if (options.Currency is { } currency && (currency.Length != 3 || !currency.All(char.IsAsciiLetter)))
        {
            faults.Add($"{CostsOptions.Section}:Currency must be three letters, as EUR; it is '{currency}'.");
        }

        faults.AddRange(options.Settings.Where(s => !s.IsValid).Select(s =>
            $"{CostsOptions.Section}:{s.Key} must be a number from 0 to {s.Most.ToString(CultureInfo.InvariantCulture)}, with a dot before decimals; it is '{s.Written}'."));
        faults.AddRange(options.FoundAt.Keys.Where(word => !Slug.TryParse<Stage>(word, out _)).Select(word =>
            $"{CostsOptions.Section}:FoundAt:{word} names no stage. Expected one of: {string.Join(", ", Slug.All<Stage>())}."));
        return faults.Count > 0 ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;
    }
}
