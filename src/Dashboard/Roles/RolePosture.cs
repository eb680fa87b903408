using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Figures;

namespace Dashboard.Roles;

/// One leader's page, and the same in the API: the posture and the candidates.
public sealed record RolePosture
{
    public required Role Role { get; init; }

    public required long Sequence { get; init; }

    public required DateTimeOffset AsOf { get; init; }

    /// The figures cover the time from here to now unless they say otherwise.
    public required DateTimeOffset From { get; init; }

    public required AgreementWords Agreement { get; init; }

    public required Verdict Verdict { get; init; }

    /// The answer in one sentence: its first words, and the fact that decides it.
    public required string Lead { get; init; }

    public required string Fact { get; init; }

    public required int MetCount { get; init; }

    /// The same with the service it names, the cause, the owner and the next step.
    public required Statement Statement { get; init; }

    public required ShareReading Share { get; init; }

    public required IReadOnlyList<CheckAnswer> Checks { get; init; }

    /// How its checks speak for the four values.
    public required IReadOnlyList<CultureReading> Culture { get; init; }

    /// What stands behind the checks, at a glance.
    public required IReadOnlyList<DetailGroup> Details { get; init; }

    public required IReadOnlyList<CandidateLine> Candidates { get; init; }

    /// Of all on their way, by answer; not all of them need be listed.
    public required IReadOnlyDictionary<RightAnswer, int> CandidateCounts { get; init; }

    /// All five, for the way from one to the next.
    public required IReadOnlyList<RoleMark> Roles { get; init; }
}

/// Under which agreement all of this is judged.
public sealed record AgreementWords(int Version, IReadOnlyList<string> SignedBy)
{
    public string Sentence => SignedBy.Count == 0 ? $"Agreement version {Version}, built in, signed by nobody" : $"Agreement version {Version}, signed by {Words.List(SignedBy)}";
}

public sealed record RoleMark(Role Role, Verdict Verdict);

/// One of the three checks: the answer, its lines, and its course over twelve weeks (oldest first).
public sealed record CheckAnswer(
    string Question, string MeasuredFrom, Finding Finding, Threshold Line, string Tolerated, IReadOnlyList<double?> Trend, string? AWeekAgo)
{
    /// The fact without the first words of the answer, which the chip says already.
    public string Fact => Finding.Statement.Fact;

    /// What the number of cases allows to say; null where it is no rate.
    public string? IntervalWords => Finding.Interval is { } i ? $"95% sure: the true rate is between {Words.Percent(i.Low)} and {Words.Percent(i.High)}." : null;
}

/// A release on its way in this leader's eyes.
public sealed record CandidateLine(
    string PublicId, string Service, string Release, string Where, RightAnswer Answer, string Reason, int Proven, int Expected, double? Share, long? Customers);

/// The same as one leader's list shows it.
public sealed record RoleCandidate(Role Role, CandidateLine Line);

/// All five in one answer.
public sealed record RolesSummary(
    long Sequence, DateTimeOffset AsOf, AgreementWords Agreement, Verdict Verdict, string Sentence, Statement Statement, ShareReading Share, IReadOnlyList<RoleSummary> Roles);

public sealed record RoleSummary(Role Role, Verdict Verdict, string Sentence, Statement Statement, int MetCount, ShareReading Share, IReadOnlyList<Finding> Findings);
