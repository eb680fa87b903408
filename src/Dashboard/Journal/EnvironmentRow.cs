namespace Dashboard.Journal;

/// What was told of an environment at one moment, as EnvironmentWord has it.
public sealed class EnvironmentRow
{
    /// The key of the service that told it; empty where none did.
    public required string Service { get; set; }
    public DateTimeOffset At { get; set; }

    /// In lower case; Name as sent.
    public required string Environment { get; set; }
    public int Change { get; set; }
    public required string Name { get; set; }
    public int? Stage { get; set; }
    public bool? Shared { get; set; }
    public bool? Isolated { get; set; }
    public bool? ProductionLike { get; set; }
    public long? ProvisionSeconds { get; set; }
    public bool? Down { get; set; }
    public string? DataOwner { get; set; }
    public DateTimeOffset? BeganAt { get; set; }
}
