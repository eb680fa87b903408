namespace Dashboard.Live;

/// <summary>What a change was about: never what it was. Listeners read for themselves.</summary>
public readonly record struct Topic(string Kind, string? Key = null)
{
    public static Topic Releases { get; } = new("releases");

    public static Topic Gates { get; } = new("gates");

    public static Topic Rollouts { get; } = new("rollouts");

    public static Topic Services { get; } = new("services");

    public static Topic Deliveries { get; } = new("deliveries");

    public static Topic Incidents { get; } = new("incidents");

    /// <summary>The figures of the whole organisation, and with them the five roles.</summary>
    public static Topic Roles { get; } = new("roles");

    public static Topic Diagnostics { get; } = new("diagnostics");

    /// <summary>What is known about the chain of facts being whole.</summary>
    public static Topic Verification { get; } = new("verification");

    /// <summary>Another minute has passed. Every page listens to it: what is green may have gone stale without any event.</summary>
    public static Topic Minute { get; } = new("minute");

    public static Topic Release(string id) => new("release", id);

    public static Topic Service(string key) => new("service", key);

    public static Topic Team(string name) => new("team", name);

    public override string ToString() => Key is null ? Kind : $"{Kind} {Key}";
}
