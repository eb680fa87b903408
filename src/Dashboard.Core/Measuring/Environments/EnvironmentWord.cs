using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Measuring.Environments;

/// <summary>What happened to an environment.</summary>
public enum EnvironmentChange
{
    /// <summary>It was there from then on.</summary>
    Created,

    /// <summary>Something about it was told: its health, who owns its data.</summary>
    Modified,

    /// <summary>It was gone from then on.</summary>
    Deleted,
}

/// <summary>What one event said about an environment. A property is null where the event was silent about it.</summary>
public sealed record EnvironmentWord
{
    /// <summary>The environment as sent.</summary>
    public required string Environment { get; init; }

    /// <summary>The service that told it; null where none did.</summary>
    public string? Service { get; init; }
    public required DateTimeOffset At { get; init; }
    public required EnvironmentChange Change { get; init; }

    /// <summary>Where it stands on the path; null where neither the event nor its name says so.</summary>
    public Stage? Stage { get; init; }
    public bool? Shared { get; init; }
    public bool? Isolated { get; init; }
    public bool? ProductionLike { get; init; }

    /// <summary>From the request to its being ready: as told, else from the beginning of the work to its end.</summary>
    public long? ProvisionSeconds { get; init; }

    /// <summary>True: it fails; false: it works.</summary>
    public bool? Down { get; init; }
    public string? DataOwner { get; init; }

    /// <summary>When what is told began, as far as somebody knew: the failure before it was seen.</summary>
    public DateTimeOffset? BeganAt { get; init; }

    /// <summary>The word in an event; null for an event of another kind or one that names no environment.</summary>
    public static EnvironmentWord? Of(PathEvent e) => e.Environment is { Length: > 0 } environment && ChangeOf(e.Type) is { } change
        ? new EnvironmentWord
        {
            Environment = environment,
            Service = e.Service,
            At = e.OccurredAt,
            Change = change,
            Stage = e.Stage ?? EnvironmentStage.Of(environment),
            Shared = e.Flag("shared"),
            Isolated = e.Flag("isolated"),
            ProductionLike = e.Flag("productionLike"),
            ProvisionSeconds = change == EnvironmentChange.Created ? Provisioned(e) : null,
            Down = e.Detail("health") switch { "down" => true, "up" => false, _ => null },
            DataOwner = e.Detail("dataOwner") is { Length: > 0 } owner ? owner : null,
            BeganAt = change == EnvironmentChange.Created ? null : e.StartedAt,
        }
        : null;

    private static EnvironmentChange? ChangeOf(string type) => type switch
    {
        EventTypes.EnvironmentCreated => EnvironmentChange.Created,
        EventTypes.EnvironmentModified => EnvironmentChange.Modified,
        EventTypes.EnvironmentDeleted => EnvironmentChange.Deleted,
        _ => null,
    };

    private static long? Provisioned(PathEvent e) => Provisioned(e.Detail("provisionSeconds"), e.QueuedAt ?? e.StartedAt, e.FinishedAt ?? e.OccurredAt);

    /// <summary>Seconds from the request to being ready: as told, else from the beginning of the work to its end.</summary>
    public static long? Provisioned(string? seconds, DateTimeOffset? asked, DateTimeOffset ready) => Numbers.Of(seconds) is >= 0 and < 1e9 and var told ? (long)told
        : ready - asked is { } took && took > TimeSpan.Zero ? took.Ticks / TimeSpan.TicksPerSecond : null;
}
