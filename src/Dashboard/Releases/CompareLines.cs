using System.Globalization;
using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Shared;

namespace Dashboard.Releases;

/// What two releases say of the same things: their making, their evidence, their times and who decided.
internal static class CompareLines
{
    private const string NotTold = "not told";

    public static IReadOnlyList<CompareLine> Of(ReleaseView one, ReleaseView other) =>
        [.. one.Head.Service == other.Head.Service ? Zip("What it is", one, other, Making) : Apart(one, other), .. Evidence(one, other), .. Zip("Times", one, other, Times), .. Zip("Who decided", one, other, Decided)];

    // Of two services the package and the commit can only differ; whose they are and how much is asked of them says more.
    private static IEnumerable<CompareLine> Apart(ReleaseView one, ReleaseView other) =>
        Zip("What it is", one, other, Service).Concat(Zip("What it is", one, other, Making).Where(l => l.What is not ("Serial" or "Commit")));

    private static IEnumerable<(string, CompareCell)> Service(ReleaseView view)
    {
        yield return ("Service", new(view.Head.Service));
        yield return ("Team", new(view.Head.Team));
        yield return ("Tier", new($"tier {view.Head.Tier}"));
        yield return ("Customers a day", Text(view.Head.Customers is { } customers ? Words.Number(customers) : null));
    }

    private static IEnumerable<CompareLine> Zip(string section, ReleaseView one, ReleaseView other, Func<ReleaseView, IEnumerable<(string What, CompareCell Cell)>> says) =>
        says(one).Zip(says(other), (a, b) => new CompareLine(section, a.What, a.Cell, b.Cell));

    private static IEnumerable<(string, CompareCell)> Making(ReleaseView view)
    {
        var passport = view.Passport;
        yield return ("State", new(StateLook.Of(Chips.Of(view.Head.State)).Word, Chips.Of(view.Head.State)));
        yield return ("Serial", Text(view.Head.Digest));
        yield return ("Commit", Text(passport.Commit));
        yield return ("Author", Text(passport.Author));
        yield return ("Reviewed by", Text(passport.Reviewer));
        yield return ("Kind of change", Text(passport.ChangeClass));
        yield return ("Builder", Text(passport.Builder));
        yield return ("Clean build", Text(passport.Clean switch { true => "yes", false => "no", null => null }));
        yield return ("Technology", Text(passport.Tech.Count == 0 ? null : string.Join(", ", passport.Tech)));
        yield return ("Parts", Text(passport.Manifest is { } parts ? string.Join(", ", parts.Where(p => p.Named).Select(p => p.Part)) : null));
        yield return ("Proven", new(view.Head.Share is { } share ? $"{Words.Percent(share)}, on {view.Head.ProvenItems} of {view.Head.ExpectedItems}" : "nothing is asked for"));
    }

    // By what the agreement asks for, and what either was told beyond it.
    private static IEnumerable<CompareLine> Evidence(ReleaseView one, ReleaseView other)
    {
        var keys = one.Evidence.Concat(other.Evidence).Select(e => (e.Stage, e.Check)).Distinct().OrderBy(k => k.Stage).ThenBy(k => k.Check, StringComparer.Ordinal);
        return keys.Select(key => new CompareLine(
            "Evidence", $"{StageWords.Of(key.Stage)}: {ItemWords.Name($"{Slug.Of(key.Stage)}/{key.Check}")}", Proof(one, key), Proof(other, key)));
    }

    private static CompareCell Proof(ReleaseView view, (Stage Stage, string Check) key)
    {
        if (view.Evidence.FirstOrDefault(e => e.Stage == key.Stage && e.Check == key.Check) is not { } found)
        {
            return new("not asked for, nothing sent", ChipState.NotApplicable);
        }

        var state = GateChips.Of(found.State);
        var result = EvidenceWords.Result(found);
        return new($"{StateLook.Of(state).Word}{(result.Length > 0 ? $": {result.TrimEnd('.')}" : "")}{(found.Flaky ? ", flaky" : "")}", state);
    }

    private static IEnumerable<(string, CompareCell)> Times(ReleaseView view)
    {
        var (path, clock) = (view.Times.Path, view.Times.Clock);
        yield return ("Built", At(view.Passport.BuiltAt));
        yield return ("First customers", At(view.Head.FirstWeightAt));
        yield return ("Every customer", At(view.Head.ShippedAt));
        yield return ("The whole way", Length(path.Total, view.Head.IsInFlight));
        yield return ("Of it something ran", Length(path.Ran));
        yield return ("Of it everything waited", Length(path.Waited));
        yield return ("Change to the fast answer", new(clock.Took is { } took ? TimeWords.Of(took) : NotTold, TimeWords.Chip(clock.State)));
        foreach (var stage in path.Stages.Where(s => s.Stage < Stage.Production))
        {
            yield return ($"{StageWords.Of(stage.Stage)} ran", stage.Runs == 0 ? new("did not run") : Length(stage.Ran));
            yield return ($"{StageWords.Of(stage.Stage)} waited before", Length(stage.Waited, stage.Waiting));
        }
    }

    private static IEnumerable<(string, CompareCell)> Decided(ReleaseView view)
    {
        foreach (var gate in view.Gates)
        {
            var chip = GateChips.Of(gate.Open);
            var decided = gate.Decided is { } made ? $", {AgreementWords.Under(made.AgreementVersion)}{(made.Because == "clock" ? ", by the passing of time" : "")}" : Undecided(view, gate);
            yield return (GateNames.Title(gate.Gate), new(StateLook.Of(chip).Word + decided, chip));
        }

        yield return ("Approved by", Text(view.Passport.Approver));
        yield return ("Deployed by", Text(view.Passport.Deployer));
        foreach (var right in view.RightToShip)
        {
            yield return ($"Right to ship, {Words.Of(right.Role)}", new($"{RightToShipPanel.Word(right.Answer)}{(right.Share is { } share ? $", {Words.Percent(share)} proven" : "")}", GateChips.Of(right.Answer)));
        }
    }

    // What shipped is judged as it stood then: such a gate may be open though nobody ever recorded that it opened.
    private static string Undecided(ReleaseView view, GateView gate) => (gate.Open, view.Head.ShippedAt) switch
    {
        (true, not null) => ", by the proof that stood when it shipped; no decision was recorded before",
        (true, null) => ", not recorded yet",
        _ => ", never decided",
    };

    private static CompareCell Text(string? told) => told is null ? new(NotTold, ChipState.Missing) : new(told);

    private static CompareCell At(DateTimeOffset? at) => at is { } told
        ? new(told.UtcDateTime.ToString("d MMM yyyy HH:mm 'UTC'", CultureInfo.InvariantCulture)) : new("not yet, or not told", ChipState.NotDue);

    private static CompareCell Length(TimeSpan? time, bool goesOn = false) => time is { } told ? new(TimeWords.Of(told) + (goesOn ? " so far" : "")) : Text(null);
}
