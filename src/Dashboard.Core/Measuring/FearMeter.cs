using Dashboard.Core.Confidence;

namespace Dashboard.Core.Measuring;

/// <summary>What organisations do more of when they are afraid to ship.</summary>
public enum FearKind
{
    /// <summary>Hours a release lies ready before its first customers get it; the median.</summary>
    ReadyUnshipped,

    /// <summary>Releases built for each one that shipped.</summary>
    BatchSize,

    /// <summary>Share of releases that reached customers outside working hours.</summary>
    OutOfHours,

    /// <summary>Approvals given for each release that shipped.</summary>
    Approvals,
}

/// <summary>One release that reached customers, as far as fear shows in it.</summary>
/// <param name="At">When the first customers got it.</param>
/// <param name="ReadyAt">When the last proof it needed for that was there; null where it never was, or came later.</param>
/// <param name="Approvals">Approvals given.</param>
public sealed record FearRelease(DateTimeOffset At, DateTimeOffset? ReadyAt, int Approvals);

/// <summary>One sign, in a half of the window and the half before it; null without a case.</summary>
public sealed record FearSign(FearKind Kind, double? Now, double? Before, long CasesNow, long CasesBefore)
{
    // More than a fifth, and for a share more than ten points: less is noise.
    private const double Growth = 1.2;
    private const double Points = 0.1;

    /// <summary>True: it grew; false: it did not; null: under five cases on a side, nobody can say.</summary>
    public bool? Grows => Now is not { } now || Before is not { } before || CasesNow < Dora.Enough || CasesBefore < Dora.Enough ? null
        : Kind == FearKind.OutOfHours ? now - before > Points : now > 0 && now > before * Growth;
}

/// <summary>Does fear of shipping grow? Four signs, each against the time before.</summary>
public sealed record FearMeter(IReadOnlyList<FearSign> Signs)
{
    /// <summary>Unknown with fewer than two known signs; Met when none grows, AtRisk for one, NotMet for more.</summary>
    public Verdict Verdict => Signs.Count(s => s.Grows is not null) < 2 ? Verdict.Unknown : Signs.Count(s => s.Grows == true) switch
    {
        0 => Verdict.Met,
        1 => Verdict.AtRisk,
        _ => Verdict.NotMet,
    };

    /// <param name="releases">Those that reached customers in the whole window.</param>
    /// <param name="now">Its end.</param>
    /// <param name="half">Half of its length.</param>
    /// <param name="builtNow">Releases built in the later half, and in the earlier one.</param>
    /// <param name="builtBefore">See <paramref name="builtNow"/>.</param>
    public static FearMeter Of(IReadOnlyCollection<FearRelease> releases, DateTimeOffset now, TimeSpan half, long builtNow, long builtBefore)
    {
        List<FearRelease> later = [.. releases.Where(r => r.At > now - half && r.At <= now)];
        List<FearRelease> earlier = [.. releases.Where(r => r.At > now - half - half && r.At <= now - half)];
        return new FearMeter(
        [
            Waited(later, earlier),
            new FearSign(FearKind.BatchSize, Per(builtNow, later.Count), Per(builtBefore, earlier.Count), later.Count, earlier.Count),
            new FearSign(FearKind.OutOfHours, Per(Late(later), later.Count), Per(Late(earlier), earlier.Count), later.Count, earlier.Count),
            new FearSign(FearKind.Approvals, Per(later.Sum(r => r.Approvals), later.Count), Per(earlier.Sum(r => r.Approvals), earlier.Count), later.Count, earlier.Count),
        ]);
    }

    private static FearSign Waited(IEnumerable<FearRelease> later, IEnumerable<FearRelease> earlier)
    {
        var (now, before) = (Waits(later), Waits(earlier));
        return new FearSign(FearKind.ReadyUnshipped, now.Middle?.TotalHours, before.Middle?.TotalHours, now.Cases, before.Cases);
    }

    // What shipped before it was ready did not wait: it is a bypass, and no case here.
    private static DoraTime Waits(IEnumerable<FearRelease> releases) =>
        DoraTime.From(releases.Where(r => r.ReadyAt <= r.At).Select(r => r.At - r.ReadyAt!.Value), 0);

    private static int Late(IEnumerable<FearRelease> releases) => releases.Count(r => !WorkingHours.Hold(r.At));

    private static double? Per(long part, int of) => of == 0 ? null : (double)part / of;
}
