using Dashboard.Core.Confidence;

namespace Dashboard.Gates;

/// The sentence the register begins with.
public sealed record BypassesVerdict(string Answer, string Css, string Sentence)
{
    public static BypassesVerdict Of(BypassesView view)
    {
        if (!view.ProductionSeen)
        {
            return new("We cannot say.", "unknown", "No production deployment has ever arrived.");
        }

        var (around, expired) = (view.Count(BypassKind.AroundTheGates), view.Count(BypassKind.ExpiredWaiver));
        var excused = view.Count(BypassKind.Override) + view.Count(BypassKind.OpenWaiver);
        return (around, expired, excused) switch
        {
            (0, 0, 0) => new("None.", "met", $"Nothing reached production around the gates {view.WindowWords}."),
            (0, 0, _) => new("Excused.", "risk", $"{Words.Count(excused, "exception")} {(excused == 1 ? "stands" : "stand")} in for proof, with a person and a reason."),
            (0, _, _) => new($"{Words.Count(expired, "waiver")} ran out.", "notmet", $"{Named(view.Rows[0])} is still not proven."),
            _ => new($"{Words.Number(around)} around the gates.", "notmet", $"The newest is {Named(view.Rows.First(r => r.Kind == BypassKind.AroundTheGates))}, {Words.Age(view.Rows.First(r => r.Kind == BypassKind.AroundTheGates).At, view.AsOf)}."),
        };
    }

    private static string Named(BypassView row) => $"{row.Service}{(row.Release is null ? "" : " " + row.Release)}";
}
