using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;

namespace Dashboard.Roles;

/// A read that came back: with the release as the five leaders see it, or with the answer that there is none.
public sealed record LeadersFound(LeadersView? Leaders);

/// One release in the eyes of five leaders: their answers, and which item each asks for. What makes the answers differ comes first.
public sealed record LeadersView(
    string PublicId, string Service, string Name, DateTimeOffset AsOf, IReadOnlyList<RightToShip> Rights, IReadOnlyList<LeaderItem> Items)
{
    public bool Agree => Rights.Select(r => r.Answer).Distinct().Count() == 1;

    public int Deciding => Items.Count(i => i.Decides);

    public static LeadersView Of(string publicId, string service, string name, DateTimeOffset asOf, IReadOnlyList<GateDecision> gates)
    {
        var roles = Enum.GetValues<Role>();
        IReadOnlyList<RightToShip> rights = [.. roles.Select(role => RightToShip.Of(role, gates))];
        var differ = rights.Select(r => r.Answer).Distinct().Count() > 1;
        var items = gates.SelectMany(g => g.Items.Select(i => (g.Gate, Item: i))).Where(i => i.Item.State != EvidenceState.NotApplicable)
            .Select(i => new LeaderItem(
                i.Item.Requirement.Item, i.Gate, i.Item.State, i.Item.Reason, i.Item.Closes, [.. roles.Select(role => i.Item.Requirement.Roles.Contains(role))]))
            .Select(i => i with { Decides = differ && i.Closes && !i.OfAll });
        return new LeadersView(
            publicId, service, name, asOf, rights,
            [.. items.OrderByDescending(i => i.Decides).ThenBy(i => i.OfAll).ThenByDescending(i => i.Closes)]);
    }
}

/// One item that a gate asks for, and for which leaders it counts.
public sealed record LeaderItem(string Item, Gate Gate, EvidenceState State, string Reason, bool Closes, IReadOnlyList<bool> Asked)
{
    public bool OfAll => Asked.All(asked => asked);

    /// It stands against the release for some leaders and not for others, and their answers differ.
    public bool Decides { get; init; }

    public string GateName => GateNames.Title(Gate);

    public IReadOnlyList<string> AskedBy => [.. Enum.GetValues<Role>().Where(role => Asked[(int)role]).Select(Words.Of)];
}
