using System.Globalization;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Core.Tests.Support;

namespace Dashboard.Core.Tests.Confidence.Histories;

/// <summary>What the histories of the fifteen checks have in common.</summary>
internal static class Story
{
    /// <summary>The following events are of this release: its version, digest and commit.</summary>
    public static History Release(this History h, int n)
    {
        var letters = n.ToString("x", CultureInfo.InvariantCulture);
        return h.About($"1.{n}", letters, letters);
    }

    public static History Each(this History h, int from, int count, Func<History, int, History> tell) =>
        Enumerable.Range(from, count).Aggregate(h, (told, n) => tell(told.Release(n), n));

    public static History ToAll(this History h) => h.Deployed("production");

    /// <summary>Everything the default agreement asks for at tier 2, then to all customers.</summary>
    public static History Ships(this History h, int n, params string[] but) => h.Release(n).Proven(Gate.ReadyToShip, but).ToAll();

    /// <summary>Acceptance criteria, all passed or not.</summary>
    public static History Promises(this History h, int executed, int passed) => h.Check(
        Stage.StubbedFunctional, "acceptance", executed == passed ? Outcome.Success : Outcome.Failure, with: e => e with { Counts = new(executed, passed, executed - passed) });

    public static History Load(this History h, string journey, double achieved, double expected = 1) => h.Passes(
        Stage.Extended, "peak-load", journey, e => History.Detailed(e, ("journey", journey), ("achieved", Text(achieved)), ("expected", Text(expected))));

    public static History Uses(this History h, double used, double requested) => h.Passes(
        Stage.StubbedNonFunctional, "load", with: e => History.Detailed(e, ("usedCpu", Text(used)), ("requestedCpu", Text(requested))));

    public static History RolledBack(this History h) => h.Tell(EventTypes.ServiceRolledBack, e => e with { Environment = "production" });

    public static History Class(this History h, string kind) => h.Tell(EventTypes.ChangeMerged, e => History.Detailed(e, ("class", kind)));

    /// <summary>A canary that was turned back before everyone had it.</summary>
    public static History TurnedBack(this History h) => h.Rollout("started", 5).Rollout("aborted");

    public static History Built(this History h, Outcome outcome = Outcome.Success, int? ranMinutes = null) => h.Tell(EventTypes.BuildFinished, e => e with
    {
        Stage = Stage.Build,
        Check = "build",
        Outcome = outcome,
        StartedAt = ranMinutes is { } minutes ? e.OccurredAt.AddMinutes(-minutes) : null,
        FinishedAt = e.OccurredAt,
    });

    /// <summary>Merged, then an approval asked for at once, then a build that runs; with all customers so many minutes after the merge.</summary>
    public static History Took(this History h, int lead, int approval = 0, int run = 0)
    {
        var merged = h.Now.AddMinutes(1);
        History At(int minute) => h.AtTime(merged.AddMinutes(minute - 1));
        h.Merged("ann");
        if (approval > 0)
        {
            At(0).Tell(EventTypes.ApprovalCreated, e => e with { SubjectId = $"ask-{merged:O}" });
            At(approval).Tell(EventTypes.ApprovalClosed, e => e with { SubjectId = $"ask-{merged:O}", Actor = "lea", Decision = "approved" });
        }

        if (run > 0)
        {
            At(approval + run).Built(ranMinutes: run);
        }

        return At(lead).ToAll();
    }

    /// <summary>Merged, and every answer that fast feedback needs at tier 2 came so many minutes later, but for what is left out by name.</summary>
    public static History AnsweredIn(this History h, int minutes, params string[] but)
    {
        var answer = h.Now.AddMinutes(minutes);
        h.Merged("ann");
        foreach (var (stage, check) in new[]
        {
            (Stage.StubbedFunctional, "functional"), (Stage.StubbedNonFunctional, "load"), (Stage.StubbedNonFunctional, "rolling-compatibility"),
            (Stage.Integration, "deployment"), (Stage.Integration, "integration"),
        }.Where(item => !but.Contains(item.Item2)))
        {
            h.AtTime(answer).Passes(stage, check);
        }

        return h.AtTime(answer).Built();
    }

    public static History Costs(this History h, int day, double amount, string currency = "EUR") => h.AtTime(History.Start.AddDays(day))
        .Tell(EventTypes.CostRecorded, e => History.Detailed(e, ("amount", Text(amount)), ("currency", currency)));

    public static History WaivedUntil(this History h, string item, int day)
    {
        h.Waivers.Add(new WaiverSpan($"w{h.Waivers.Count}", [item], History.Start, History.Start.AddDays(day), null, "Grace"));
        return h;
    }

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
