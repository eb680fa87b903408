using Dashboard.Core.Agreements;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Gates;

/// <summary>What is wrong with one field of a form, and what was expected.</summary>
public sealed record FieldFault(string Field, string Words);

/// <summary>Which steps people may take with waivers and holds. Pure; every refusal says what was expected.</summary>
public static class InterventionPolicy
{
    /// <summary>Characters of a person's name.</summary>
    public const int LongestName = 120;

    /// <summary>Characters of a reason.</summary>
    public const int LongestReason = 1000;

    /// <summary>The field of a fault that lies in how the waiver or hold stands, not in what was typed.</summary>
    public const string Standing = "standing";

    /// <summary>What is wrong with a request for a waiver; empty when it can be recorded.</summary>
    public static IReadOnlyList<FieldFault> OfRequest(IReadOnlyList<string> items, int? days, string? reason, string? by, Agreement agreement)
    {
        List<FieldFault> faults = [];
        var asked = agreement.Requirements.Select(r => r.Item).ToHashSet(StringComparer.Ordinal);
        if (items.Count == 0)
        {
            faults.Add(new("items", "Choose at least one item of the agreement."));
        }

        faults.AddRange(items.Where(i => !asked.Contains(i)).Select(i => new FieldFault("items", $"\"{i}\" is no item of the agreement. Its items are {string.Join(", ", asked)}.")));
        if (days is not (>= Waiver.FewestDays and <= Waiver.MostDays))
        {
            faults.Add(new("days", $"Give a whole number of days from {Waiver.FewestDays} to {Waiver.MostDays}."));
        }

        return [.. faults, .. OfReason(reason), .. OfName(by)];
    }

    /// <summary>What is wrong with approving, refusing or withdrawing a waiver. <paramref name="requester"/>: the name of the person who asked.</summary>
    public static IReadOnlyList<FieldFault> OfAnswer(StepKind kind, Waiver waiver, string requester, string? by, string? reason, DateTimeOffset at)
    {
        var status = waiver.StatusAt(at);
        if (status != WaiverStatus.Asked && !(kind == StepKind.WaiverWithdrawn && status == WaiverStatus.Open))
        {
            return [new(Standing, $"Waiver {waiver.Id} {Stands(status)}; nothing can be {Done(kind)} any more.")];
        }

        List<FieldFault> faults = [.. OfName(by), .. kind == StepKind.WaiverApproved && string.IsNullOrWhiteSpace(reason) ? [] : OfReason(reason)];
        if (kind is StepKind.WaiverApproved or StepKind.WaiverRefused && faults.Count == 0 && IsSame(by!, requester))
        {
            faults.Add(new("by", $"{requester} asked for this waiver. Four eyes: somebody else has to answer it."));
        }

        return faults;
    }

    /// <summary>What is wrong with placing a hold.</summary>
    public static IReadOnlyList<FieldFault> OfHold(string? reason, string? by) => [.. OfReason(reason), .. OfName(by)];

    /// <summary>What is wrong with lifting one.</summary>
    public static IReadOnlyList<FieldFault> OfLifting(Hold hold, string? reason, string? by) => hold.Lifted is not null
        ? [new(Standing, $"Hold {hold.Id} was lifted already.")] : [.. OfReason(reason), .. OfName(by)];

    /// <summary>True for one name in whatever case and spacing.</summary>
    public static bool IsSame(string name, string other) =>
        string.Equals(Trimmed(name), Trimmed(other), StringComparison.OrdinalIgnoreCase);

    /// <summary>A name without needless spaces, so that nobody becomes two people by them.</summary>
    public static string Trimmed(string name) => string.Join(' ', name.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static IEnumerable<FieldFault> OfName(string? by)
    {
        if (string.IsNullOrWhiteSpace(by) || by.Length > LongestName)
        {
            yield return new("by", $"Give your name, 1 to {LongestName} characters.");
        }
        else if (Trail.IsBotName(by.Trim()) || by.Trim().StartsWith(Trail.PersonPrefix, StringComparison.OrdinalIgnoreCase))
        {
            yield return new("by", $"\"{by.Trim()}\" is the name of a machine. A person has to stand behind it: give a person's name.");
        }
    }

    private static IEnumerable<FieldFault> OfReason(string? reason)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason)
        {
            yield return new("reason", $"Give a reason, 1 to {LongestReason} characters.");
        }
    }

    private static string Stands(WaiverStatus status) => status switch
    {
        WaiverStatus.Open => "was approved",
        WaiverStatus.Refused => "was refused",
        WaiverStatus.Withdrawn => "was withdrawn",
        _ => "has run out",
    };

    private static string Done(StepKind kind) => kind switch
    {
        StepKind.WaiverApproved => "approved",
        StepKind.WaiverRefused => "refused",
        _ => "withdrawn",
    };
}
