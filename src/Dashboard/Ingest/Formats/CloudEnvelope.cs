using System.Text.Json;

namespace Dashboard.Ingest.Formats;

/// <summary>The attributes of a CloudEvent that we use, from wherever they came.</summary>
public readonly record struct CloudEnvelope(string? Id, string? Source, string? Type, JsonElement Time, string? Subject)
{
    /// A CDEvent without an envelope names itself in its context.
    public static CloudEnvelope Bare(JsonElement cdEvent)
    {
        var context = cdEvent.At("context");
        return new(context.Text("id"), context.Text("source"), context.Text("type"), context.At("timestamp"), null);
    }

    /// CloudEvents make source and id together unique.
    public string? DeliveryId => Id is null ? null : $"{Source}\n{Id}";

    public bool AddMissing(FieldErrors errors, string prefix)
    {
        var found = errors.Count;
        if (Id is null)
        {
            errors.Add($"{prefix}id", "is required: text that is unique within the source");
        }

        if (Source is null)
        {
            errors.Add($"{prefix}source", "is required: who sends this");
        }

        if (Type is null)
        {
            errors.Add($"{prefix}type", "is required: the event's type, such as dev.cdevents.service.deployed.0.2.0");
        }

        return errors.Count > found;
    }
}
