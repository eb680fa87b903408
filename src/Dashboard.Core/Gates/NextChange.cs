using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Gates;

/// <summary>When time alone may next change a gate's answer.</summary>
public static class NextChange
{
    /// <summary>The first moment after <paramref name="now"/> at which a proof ages out, or an alert, a waiver or a hold begins or ends; null when none will.</summary>
    public static DateTimeOffset? After(Release release, IReadOnlyList<GateDecision> gates, DateTimeOffset now)
    {
        // A proof is fresh up to and including its last moment.
        var aging = gates.SelectMany(g => g.Items)
            .SelectMany(i => new[] { i.Evidence?.ProvenAt + i.Requirement.MaxAge, i.Evidence?.FailedAt + i.Requirement.MaxAge })
            .Select(at => at + TimeSpan.FromTicks(1));
        var announced = release.Alerts.SelectMany(a => new[] { a.FiredAt, a.ResolvedAt })
            .Concat(release.Setbacks.SelectMany(s => new[] { s.At, s.NextRolloutAt }))
            .Concat(release.Waivers.SelectMany(w => new DateTimeOffset?[] { w.From, w.Until }))
            .Concat(release.Holds.SelectMany(h => new[] { h.From, h.Until }))
            .Append(release.DuplicateSince);
        return aging.Concat(announced).Where(at => at > now).Min();
    }
}
