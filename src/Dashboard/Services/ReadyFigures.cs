using Dashboard.Core.Canaries;
using Dashboard.Core.Confidence;
using Dashboard.Figures;
using Dashboard.Shared;
using ExplainStep = Dashboard.Shared.ExplainStep;

namespace Dashboard.Services;

/// Whether what runs was tested, could be taken back, and is somebody's.
internal static class ReadyFigures
{
    public static IReadOnlyList<FigureView> Of(ServiceView view) => [Tested(view), Rollback(view), Owner(view)];

    /// The same of all services, counted.
    public static IReadOnlyList<FigureView> Of(OrganisationHistory all) =>
    [
        new("Is what was tested what runs?", Share(all.Tested, all.InUse),
            $"{Words.Number(all.Tested)} of {Words.Count(all.InUse, "service")} whose release in use is known{(all.OtherTested > 0 ? $"; for {Words.Number(all.OtherTested)} another artifact was tested" : "")}.",
            $"{Words.Number(all.Tested)} tested ÷ {Words.Number(all.InUse)} in use",
            [new ExplainStep("The digest in production was named by a test between build and canary. Deployments and build checks are no such test."), Services]),
        new("Could it be taken back today?", Share(all.Practised, all.InUse),
            $"{Words.Number(all.EarlierKnown)} of {Words.Count(all.InUse, "service")} know an earlier artifact; {Words.Number(all.Practised)} also did or practised it in 90 days.",
            $"{Words.Number(all.Practised)} ready ÷ {Words.Number(all.InUse)} in use",
            [new ExplainStep("Needs another digest that had reached production, and a rollback, a rollout turned back or a drill within 90 days."), Services]),
        new("Who is called when it breaks?", Share(all.Owned, all.InUse),
            $"{Words.Number(all.WithTeam)} of {Words.Count(all.Services, "service")} name a team; {Words.Number(all.Owned)} of {Words.Number(all.InUse)} in use also ship their own monitoring, told by {Words.Number(all.ManifestTold)}.",
            $"{Words.Number(all.Owned)} owned ÷ {Words.Number(all.InUse)} in use",
            [new ExplainStep("A team is named, and the package customers use brings its monitoring. No event says who an alert calls; that is not counted."), Services]),
    ];

    private static ExplainStep Services => new("The services.", null, "/services?rows=all");

    private static string Share(int part, int of) => of == 0 ? "none" : Words.Percent((double)part / of);

    private static FigureView Tested(ServiceView view)
    {
        var tested = view.History.Tested!;
        var says = (tested.IsSame, tested.Running) switch
        {
            (true, _) => $"Artifact {Short(tested.Running)} runs and was tested at {Words.List([.. tested.Stages.Select(s => StageWords.Of(s))])}.",
            (false, _) => $"Artifact {Short(tested.Running)} runs; the newest that was tested is {Short(tested.Tested)}.",
            (null, null) => "The artifact that customers use was never named: send its digest with build and deployment.",
            _ => $"Artifact {Short(tested.Running)} runs; no test between build and customers was told of any artifact.",
        };
        return new FigureView("Is what was tested what runs?", tested.IsSame switch { true => "yes", false => "no", null => "unknown" }, says,
            tested.Running is null ? null : $"runs {tested.Running}, tested {tested.Tested ?? "none"}",
            [
                new ExplainStep("The digest in production and the digest that tests between build and canary named. Deployments and build checks are no such test."),
                new ExplainStep("What was told of the service.", null, $"/evidence?service={Uri.EscapeDataString(view.Line.Name)}"),
            ])
        { Verdict = tested.IsSame switch { true => Verdict.Met, false => Verdict.NotMet, null => Verdict.Unknown } };
    }

    private static FigureView Rollback(ServiceView view)
    {
        var ready = view.History.Rollback!;
        var verdict = ready.At(view.AsOf);
        var practised = ready.Last is { } last ? $"Last done {Words.Age(last.At, view.AsOf)}{(last.Kind == WayBackKind.Drill ? ", as practice" : ", in earnest")}." : "Never done or practised, as far as was told.";
        return new FigureView("Could it be taken back today?",
            verdict switch { Verdict.Met => "yes", Verdict.AtRisk => "unpractised", Verdict.NotMet => "no", _ => "unknown" },
            !ready.InUseIsKnown ? "What customers use was never told." : $"{(ready.EarlierIsKnown ? "An earlier artifact is known." : "No earlier artifact is known.")} {practised}",
            null,
            [
                new ExplainStep("Needs another digest that had reached production, and a rollback, a rollout turned back or a drill within 90 days."),
                new ExplainStep("Drills and rollbacks.", null, $"/evidence?service={Uri.EscapeDataString(view.Line.Name)}"),
            ])
        { Verdict = verdict };
    }

    private static FigureView Owner(ServiceView view)
    {
        var monitoring = view.History.Manifest is { } manifest ? manifest.Contains("monitoring", StringComparer.OrdinalIgnoreCase) : (bool?)null;
        var verdict = !view.Line.HasTeam ? Verdict.NotMet : monitoring switch { true => Verdict.Met, false => Verdict.AtRisk, null => Verdict.Unknown };
        return new FigureView("Who is called when it breaks?", view.Line.HasTeam ? view.Line.Team : "nobody named",
            monitoring switch
            {
                true => "Its monitoring and alerts ship with it: they are the team's.",
                false => "Its package brings no monitoring: its alerts are somebody else's.",
                null => "Whether its monitoring ships with it was not told: send a manifest with its build.",
            },
            null, [new ExplainStep("A team is named for the service, and the package customers use brings its monitoring. No event says who an alert calls; that is not counted.")])
        { Verdict = verdict };
    }

    private static string Short(string? digest) => digest is null ? "unnamed" : ReleaseNames.Short(digest);
}
