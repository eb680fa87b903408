using System.Globalization;
using System.Text.Json;

namespace Dashboard.Tests.Numbers;

/// <summary>One body as it was sent, read by the keys its sender wrote. Nothing of the product is asked what it means.</summary>
internal sealed record RawBody(long Sequence, JsonElement Json)
{
    private static readonly Dictionary<string, string> Stages = new()
    {
        ["build"] = "build",
        ["unit"] = "build",
        ["lint"] = "build",
        ["sast"] = "build",
        ["sca"] = "build",
        ["secret-scan"] = "build",
        ["sbom"] = "build",
        ["provenance"] = "build",
        ["signature"] = "build",
        ["functional"] = "stubbed-functional",
        ["acceptance"] = "stubbed-functional",
        ["load"] = "stubbed-non-functional",
        ["integration"] = "integration",
        ["peak-load"] = "extended",
        ["soak"] = "extended",
        ["canary-analysis"] = "canary",
    };

    public string Type => Text("type")!;

    public string Service => Text("service")!;

    public string? Check => Text("check") ?? (Type == "build.finished" ? "build" : Type == "service.deployed" ? "deployment" : null);

    public string? Stage => Text("stage") ?? (Check is { } check && Stages.TryGetValue(check, out var stage) ? stage : Type == "build.finished" ? "build" : Text("environment"));

    public string Suite => Text("journey") ?? Text("suite") ?? "";

    public DateTimeOffset At => Time("at") ?? Time("finished")!.Value;

    public bool Passed => Text("outcome") == "success";

    /// <summary>Put before customers, all of them.</summary>
    public bool Ships => Type == "service.deployed" && Text("environment") == "production" && Passed;

    public bool IsRun => Check is not null && Text("outcome") is not null;

    public string? Text(string key) => Json.TryGetProperty(key, out var value) ? value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText() : null;

    public decimal? Number(string key) => Text(key) is { } text ? decimal.Parse(text, CultureInfo.InvariantCulture) : null;

    public DateTimeOffset? Time(string key) => Text(key) is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) : null;
}
