namespace Dashboard.Core.Gates;

/// <summary>What becomes of waivers whose days are over. Pure.</summary>
public static class WaiverPolicy
{
    /// <summary>
    /// The waivers of one release that ran out over an item that is not proven, with the item. <paramref name="gates"/>: as decided now for a
    /// release in flight, as they stood at shipping for one that customers use. Proof, a waiver in force and a withdrawal each clear it.
    /// </summary>
    public static IReadOnlyList<(string Waiver, string Item)> Overdue(IReadOnlyList<GateDecision> gates, DateTimeOffset now) =>
        [.. gates.SelectMany(g => g.Items).Where(i => i.Weight > 0 && i.Waiver is { WithdrawnBy: null } waiver && waiver.Until <= now).Select(i => (i.Waiver!.Id, i.Requirement.Item))];
}
