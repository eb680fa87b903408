using System.Text.Json;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Canaries;

/// <summary>The rollouts of one release, from its rollout events in the order they happened. Each environment has its own.</summary>
public static class RolloutFold
{
    /// <summary>All rollouts, oldest first. After an end, a start or traffic below 100 opens the next one; what else trails in does not.</summary>
    public static IReadOnlyList<RolloutState> Fold(IEnumerable<Entry> entries)
    {
        var events = entries.Where(IsRollout).ToList();
        var environments = events.Select(e => e.Environment?.ToLowerInvariant()).OfType<string>().Distinct(StringComparer.Ordinal).ToList();

        // Senders leave the environment out of some events of a rollout; while there is one only, it is that one.
        var fallback = environments.Count == 1 ? environments[0] : "";
        return [.. events.GroupBy(e => e.Environment?.ToLowerInvariant() ?? fallback, StringComparer.Ordinal)
            .SelectMany(FoldOne)
            .OrderBy(r => r.StartedAt).ThenBy(r => r.Environment, StringComparer.Ordinal)];
    }

    /// <summary>True for rollout events of customers' environments; a rollout in a test environment reaches nobody.</summary>
    public static bool IsRollout(Entry e) => e.Type.StartsWith("rollout.", StringComparison.Ordinal)
        && (EnvironmentStage.Of(e.Environment) ?? e.Stage) is null or Stage.Production or Stage.Canary;

    private static List<RolloutState> FoldOne(IEnumerable<Entry> events)
    {
        List<RolloutState> rollouts = [];
        foreach (var entry in events.OrderBy(e => e.At).ThenBy(e => Rank(e.Type)).ThenBy(e => e.Weight ?? -1).ThenBy(e => e.Key, StringComparer.Ordinal))
        {
            if (rollouts.Count == 0 || (!rollouts[^1].IsOpen && OpensNext(rollouts[^1], entry)))
            {
                rollouts.Add(Apply(new RolloutState { Phase = RolloutPhase.Progressing, StartedAt = entry.At, UpdatedAt = entry.At }, entry));
            }
            else if (rollouts[^1].IsOpen)
            {
                rollouts[^1] = Apply(rollouts[^1], entry);
            }
            else
            {
                rollouts[^1] = rollouts[^1] with { Metrics = Merge(rollouts[^1].Metrics, entry) };
            }
        }

        return rollouts;
    }

    private static bool OpensNext(RolloutState ended, Entry entry) => PhaseOf(entry) switch
    {
        RolloutPhase.Promoted or RolloutPhase.Aborted => PhaseOf(entry) != ended.Phase,
        _ => entry.Type == EventTypes.RolloutStarted || entry.Weight is > 0 and < 100,
    };

    private static RolloutPhase PhaseOf(Entry e) => e.Type switch
    {
        EventTypes.RolloutPaused => RolloutPhase.Paused,
        EventTypes.RolloutPromoted => RolloutPhase.Promoted,
        EventTypes.RolloutAborted => RolloutPhase.Aborted,
        _ => RolloutPhase.Progressing,
    };

    private static RolloutState Apply(RolloutState state, Entry e)
    {
        var phase = PhaseOf(e);
        var weight = phase switch { RolloutPhase.Promoted => 100, RolloutPhase.Aborted => 0, _ => e.Weight ?? state.Weight };

        // An engine that tells no weights still says with its first step that customers are on it.
        var reaches = weight > 0 || (weight is null && e.Type == EventTypes.RolloutProgressed);
        return state with
        {
            Phase = phase,
            UpdatedAt = e.At,
            EndedAt = phase is RolloutPhase.Promoted or RolloutPhase.Aborted ? e.At : null,
            ReachedAt = state.ReachedAt ?? (reaches ? e.At : null),
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
        var readings = ReadingsOf(e);
        return readings.Count == 0 ? known
            : [.. known.Where(k => readings.All(r => r.Metric != k.Metric)).Concat(readings).OrderBy(m => m.Metric, StringComparer.Ordinal)];
    }

    /// <summary>What the event told of metrics, read at its moment.</summary>
    public static IReadOnlyList<MetricReading> ReadingsOf(Entry e) =>
        e.Detail("analysis") is { } json ? [.. Read(json).Select(r => r with { At = e.At })] : [];

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
