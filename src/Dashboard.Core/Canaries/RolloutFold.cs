using System.Text.Json;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Canaries;

/// <summary>The rollouts of one release, from its rollout events in the order they happened.</summary>
public static class RolloutFold
{
    /// <summary>All rollouts, oldest first. A start after an end, or any event after an end, opens the next one.</summary>
    public static IReadOnlyList<RolloutState> Fold(IEnumerable<Entry> entries, DateTimeOffset? until = null)
    {
        List<RolloutState> rollouts = [];
        foreach (var entry in entries.Where(e => IsRollout(e) && (until is null || e.At <= until))
            .OrderBy(e => e.At).ThenBy(e => Rank(e.Type)).ThenBy(e => e.Weight ?? -1).ThenBy(e => e.Key, StringComparer.Ordinal))
        {
            var opens = rollouts.Count == 0 || !rollouts[^1].IsOpen;
            if (opens)
            {
                rollouts.Add(Apply(new RolloutState { Phase = RolloutPhase.Progressing, StartedAt = entry.At, UpdatedAt = entry.At }, entry));
            }
            else
            {
                rollouts[^1] = Apply(rollouts[^1], entry);
            }
        }

        return rollouts;
    }

    /// <summary>True for rollout events of customers' environments; a rollout in a test environment reaches nobody.</summary>
    public static bool IsRollout(Entry e) => e.Type.StartsWith("rollout.", StringComparison.Ordinal)
        && (EnvironmentStage.Of(e.Environment) is null or Stage.Production or Stage.Canary);

    private static RolloutState Apply(RolloutState state, Entry e)
    {
        var phase = e.Type switch
        {
            EventTypes.RolloutPaused => RolloutPhase.Paused,
            EventTypes.RolloutPromoted => RolloutPhase.Promoted,
            EventTypes.RolloutAborted => RolloutPhase.Aborted,
            _ => RolloutPhase.Progressing,
        };
        var ended = phase is RolloutPhase.Promoted or RolloutPhase.Aborted;
        var weight = phase switch { RolloutPhase.Promoted => 100, RolloutPhase.Aborted => 0, _ => e.Weight ?? state.Weight };
        return state with
        {
            Phase = phase,
            UpdatedAt = e.At,
            EndedAt = ended ? e.At : null,
            Weight = weight,
            Step = e.Step ?? state.Step,
            Steps = e.Steps ?? state.Steps,
            Reason = e.Detail("reason") ?? (phase == state.Phase ? state.Reason : null),
            Actor = e.Actor ?? state.Actor,
            Environment = e.Environment ?? state.Environment,
            Weights = weight is { } w && (state.Weights.Count == 0 || Math.Abs(state.Weights[^1].Weight - w) > 0.0001) ? [.. state.Weights, new(e.At, w)] : state.Weights,
            Metrics = Merge(state.Metrics, e),
        };
    }

    private static IReadOnlyList<MetricReading> Merge(IReadOnlyList<MetricReading> known, Entry e)
    {
        if (e.Detail("analysis") is not { } json)
        {
            return known;
        }

        var readings = Read(json);
        return [.. known.Where(k => readings.All(r => r.Metric != k.Metric)).Concat(readings.Select(r => r with { At = e.At })).OrderBy(m => m.Metric, StringComparer.Ordinal)];
    }

    // Readings in a shape of the sender's own stay visible in the delivery; they prove nothing here.
    private static MetricReading[] Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, CoreJson.Default.MetricReadingArray) ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static int Rank(string type) => type switch
    {
        EventTypes.RolloutStarted => 0,
        EventTypes.RolloutProgressed => 1,
        EventTypes.RolloutPaused => 2,
        _ => 3,
    };
}
