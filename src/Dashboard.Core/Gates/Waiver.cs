using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Gates;

/// <summary>How a waiver stands at a moment.</summary>
public enum WaiverStatus
{
    /// <summary>Asked for, not answered. It waives nothing yet.</summary>
    Asked,

    /// <summary>Approved and not ended.</summary>
    Open,
    Refused,

    /// <summary>Taken back before its end.</summary>
    Withdrawn,

    /// <summary>Its days are over.</summary>
    RanOut,
}

/// <summary>
/// A time-boxed, reasoned exception to items of the agreement, for one release or a whole service. Derived from its steps as a set: the
/// order in which they are told does not matter, and of two of a kind the first counts.
/// </summary>
public sealed record Waiver
{
    /// <summary>The least and the most days one may be asked for.</summary>
    public const int FewestDays = 1;

    /// <summary>See <see cref="FewestDays"/>.</summary>
    public const int MostDays = 90;

    public required InterventionStep Request { get; init; }

    /// <summary>By a person other than the one who asked; null while there is none.</summary>
    public InterventionStep? Approval { get; init; }
    public InterventionStep? Refusal { get; init; }
    public InterventionStep? Withdrawal { get; init; }

    public string Id => Request.Id;

    /// <summary>When it began to count; null while it does not.</summary>
    public DateTimeOffset? From => Approval?.At;

    /// <summary>The end of its days, or when it was withdrawn.</summary>
    public DateTimeOffset? Until => Approval is null ? null : Withdrawal?.At ?? Approval.At.AddDays(Request.Days);

    /// <summary>When nothing more can change: refused, withdrawn or run out; null while that is open.</summary>
    public DateTimeOffset? EndsAt => Refusal?.At ?? Withdrawal?.At ?? Until;

    /// <summary>The waiver these steps make; null while nobody has asked for it.</summary>
    public static Waiver? Of(IEnumerable<InterventionStep> steps)
    {
        var all = steps.OrderBy(s => s.At).ThenBy(s => s.Key, StringComparer.Ordinal).ToList();
        if (all.Find(s => s is { Kind: StepKind.WaiverRequested, Items.Count: > 0, Days: >= FewestDays and <= MostDays }) is not { } request)
        {
            return null;
        }

        var others = all.Where(s => !string.Equals(s.By, request.By, StringComparison.OrdinalIgnoreCase) && Trail.IsPerson(s.By)).ToList();
        var approval = others.Find(s => s.Kind == StepKind.WaiverApproved);
        var refusal = others.Find(s => s.Kind == StepKind.WaiverRefused);
        var withdrawal = all.Find(s => s.Kind == StepKind.WaiverWithdrawn);

        // The first answer counts; at the same moment the careful one. A withdrawal takes back what is not over, and nothing is approved after it.
        approval = approval?.At < (refusal?.At ?? DateTimeOffset.MaxValue) && approval.At < (withdrawal?.At ?? DateTimeOffset.MaxValue) ? approval : null;
        refusal = approval is null && refusal?.At < (withdrawal?.At ?? DateTimeOffset.MaxValue) ? refusal : null;
        withdrawal = refusal is null && (approval is null || withdrawal?.At < approval.At.AddDays(request.Days)) ? withdrawal : null;
        return new Waiver { Request = request, Approval = approval, Refusal = refusal, Withdrawal = withdrawal };
    }

    /// <summary>How it stands at a moment.</summary>
    public WaiverStatus StatusAt(DateTimeOffset at) =>
        Withdrawal?.At <= at ? WaiverStatus.Withdrawn
        : Refusal?.At <= at ? WaiverStatus.Refused
        : Until <= at ? WaiverStatus.RanOut
        : From <= at ? WaiverStatus.Open
        : WaiverStatus.Asked;

    /// <summary>What it means for a release, once approved.</summary>
    public WaiverSpan? Span() => this is { From: { } from, Until: { } until, Approval: { } approval }
        ? new WaiverSpan(Request.Id, Request.Items, from, until, Withdrawal?.By, approval.By) : null;
}

/// <summary>An approved waiver as a release carries it. It counts from its first moment up to, not including, its last.</summary>
/// <param name="Id">The waiver's id.</param>
/// <param name="Items">Names of the agreement's items.</param>
/// <param name="From">When it was approved.</param>
/// <param name="Until">When it ends or was withdrawn.</param>
/// <param name="WithdrawnBy">Who ended it before its time; null when nobody did.</param>
/// <param name="ApprovedBy">Who approved it: a reference; the name where it was read for people.</param>
public sealed record WaiverSpan(string Id, IReadOnlyList<string> Items, DateTimeOffset From, DateTimeOffset Until, string? WithdrawnBy, string ApprovedBy)
{
    /// <summary>True while it waives its items.</summary>
    public bool IsInForce(DateTimeOffset at) => From <= at && at < Until;

    /// <summary>Of several the one in force that ends last, else the one that ended last; null when none ever waived the item.</summary>
    public static WaiverSpan? Of(IReadOnlyList<WaiverSpan> waivers, string item, DateTimeOffset at)
    {
        WaiverSpan? found = null;
        for (var i = 0; i < waivers.Count; i++)
        {
            var waiver = waivers[i];
            if (waiver.From <= at && waiver.Items.Contains(item)
                && (found is null || waiver.Until > found.Until || (waiver.Until == found.Until && string.CompareOrdinal(waiver.Id, found.Id) < 0)))
            {
                found = waiver;
            }
        }

        return found;
    }
}
