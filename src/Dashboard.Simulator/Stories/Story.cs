using Dashboard.Simulator.Organisation;
using Dashboard.Simulator.Releases;
using Dashboard.Simulator.Stream;

namespace Dashboard.Simulator.Stories;

/// <summary>What is bound to happen to a service, beside its ordinary days.</summary>
internal sealed record Story
{
    /// <summary>Releases with their fate, by time; may go on for ever.</summary>
    public IEnumerable<ReleasePlan> Plans { get; init; } = [];

    /// <summary>Times in which the team merges nothing else.</summary>
    public IReadOnlyList<Quiet> Quiet { get; init; } = [];

    /// <summary>Things that happen beside any release, by time.</summary>
    public IReadOnlyList<Scene> Scenes { get; init; } = [];

    /// <summary>The stories of a service, empty for most.</summary>
    public static IReadOnlyList<Story> Of(ServiceProfile profile, Era era)
    {
        Story? character = profile.Character switch
        {
            Character.Heroic => HeroicNights.Of(era),
            Character.Bypassing => AroundTheGates.Of(profile, era),
            Character.Learning => Lessons.Of(era),
            Character.RebuildsOneVersion => RebuiltVersion.Of(profile, era),
            _ => null,
        };
        Story? midLife = profile.MidLife == MidLife.WhereverItIs ? null : InFlight.Of(profile.MidLife, era);
        return [.. new[] { character, midLife }.OfType<Story>()];
    }
}

/// <summary>The history to tell: from its first midnight to the present moment.</summary>
internal sealed record Era(DateTimeOffset Start, DateTimeOffset Now)
{
    /// <summary>The moment at this share of the history before now, so that a short history tells the same stories.</summary>
    public DateTimeOffset Before(double share) => Now - ((Now - Start) * share);

    public bool Holds(DateTimeOffset at) => at >= Start.AddDays(1);
}

internal sealed record Quiet(DateTimeOffset From, DateTimeOffset To);

internal sealed record Scene(DateTimeOffset At, Action<EventLog, ServiceRecord> Play);
