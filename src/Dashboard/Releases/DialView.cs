using Dashboard.Core.Gates;
using Dashboard.Core.Measuring;
using Dashboard.Core.Pipeline;

namespace Dashboard.Releases;

/// Which moment, and without which stages.
public sealed record DialChoice(ShipMoment Moment, IReadOnlySet<Stage> Without)
{
    /// Stages that somebody in a hurry may think of leaving out.
    public static readonly IReadOnlyList<Stage> Skippable = [Stage.StubbedNonFunctional, Stage.Integration, Stage.Extended, Stage.Canary];

    public static DialChoice Of(string? moment, string? without) => new(
        Slug.TryParse<ShipMoment>(moment ?? "", out var known) ? known : ShipMoment.Now,
        (without ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(s => Slug.TryParse<Stage>(s, out var stage) ? stage : (Stage?)null).OfType<Stage>().Where(Skippable.Contains).ToHashSet());

    public string Query => string.Join('&', new[]
    {
        Moment == ShipMoment.Now ? null : "moment=" + Slug.Of(Moment),
        Without.Count == 0 ? null : "without=" + string.Join(',', Skippable.Where(Without.Contains).Select(s => Slug.Of(s))),
    }.OfType<string>());

    public DialChoice Toggled(Stage stage) => this with { Without = Without.Contains(stage) ? Without.Where(s => s != stage).ToHashSet() : [.. Without, stage] };
}

/// One leader at a moment: the answer then, and whether it differs from the answer now.
public sealed record DialLeader(RightToShip Then, RightAnswer Now)
{
    public bool Changed => Then.Answer != Now;
}

/// One moment: how much would be proven, how long it takes to get there, and what is taken to pass.
public sealed record DialMoment(ShipMoment Moment, double? Share, TimeSpan? Takes, int? OnHowMany, IReadOnlyList<string> Assumed)
{
    public required IReadOnlyList<DialLeader> Leaders { get; init; }
}

/// Speed against risk for one release; Moments is empty for one that is not on its way any more.
public sealed record DialView(IReadOnlyList<DialMoment> Moments, double? ShareThatCloses, long? Customers, DateTimeOffset AsOf)
{
    internal static DialView Of(Figures.ReleaseReading reading, StageLegs legs, IReadOnlySet<Stage> without)
    {
        if (!reading.Head.IsInFlight)
        {
            return new([], null, reading.Head.Customers, reading.AsOf);
        }

        var (release, now) = (reading.Release, reading.AsOf);
        var running = release.Evidence.Any(e => e.Running && !without.Contains(e.Stage));
        var answers = new List<DialMoment>();
        TimeSpan? passed = TimeSpan.Zero;
        int? cases = null;
        WhatIfAnswer? today = null;
        var plain = RightsNow(reading);
        foreach (var moment in Enum.GetValues<ShipMoment>().Where(m => m != ShipMoment.AfterRunning || running))
        {
            var (leg, since) = LegOf(moment, release, legs, running, without);
            passed += since is null ? TimeSpan.Zero : StageLegs.Left(leg, since.Value.At, now);
            cases = since is null ? cases : Math.Min(cases ?? int.MaxValue, leg?.Releases ?? 0);
            var answer = WhatIf.Of(release, Core.Agreements.DefaultAgreement.Version0, reading.Context, moment, without, now + (passed ?? TimeSpan.Zero));
            today ??= answer;
            answers.Add(new(moment, answer.Share, passed, passed is null ? null : cases, answer.Assumed)
            {
                Leaders = [.. answer.Rights.Select(r => new DialLeader(r, plain[(int)r.Role]))],
            });
        }

        return new(answers, today!.ShareThatCloses, reading.Head.Customers, now);
    }

    private static RightAnswer[] RightsNow(Figures.ReleaseReading reading) =>
        [.. Enum.GetValues<Core.Confidence.Role>().Select(role => RightToShip.Of(role, reading.Gates).Answer)];

    // The leg that a moment adds, and where it began; nothing where it adds none.
    private static (StageLeg? Leg, Began? Since) LegOf(ShipMoment moment, Release release, StageLegs legs, bool running, IReadOnlySet<Stage> without)
    {
        var stage = release.Evidence.Where(e => e.Running).Select(e => (Stage?)e.Stage).Max();
        return moment switch
        {
            ShipMoment.AfterRunning when stage <= Stage.Integration => (legs.Fast, new(release.BuiltAt)),
            ShipMoment.AfterRunning when stage == Stage.Extended => (legs.Extended, new(StageLegs.DoneAt(release, Stage.Integration))),
            ShipMoment.AfterRunning => (legs.Canary, new(StageLegs.DoneAt(release, Stage.Extended))),
            ShipMoment.AfterExtended when !without.Contains(Stage.Extended) && !(running && stage >= Stage.Extended) =>
                (legs.Extended, new(StageLegs.DoneAt(release, Stage.Integration))),
            ShipMoment.AfterCanary when !without.Contains(Stage.Canary) && !(running && stage >= Stage.Canary) => (legs.Canary, new(null)),
            _ => (null, null),
        };
    }

    private readonly record struct Began(DateTimeOffset? At);
}
