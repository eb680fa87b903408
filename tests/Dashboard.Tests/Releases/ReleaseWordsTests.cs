using Bunit;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Releases;
using Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Releases;

/// <summary>Sentences and counts of a release's page that must not contradict themselves.</summary>
public sealed class ReleaseWordsTests : BookPageTest
{
    private readonly Candidate _cart = new("cart", "1.0", Start.AddHours(-3), "sha256:10", new string('c', 40));

    public ReleaseWordsTests()
    {
        Services.AddSingleton<ReleaseFigures>();
        Services.AddSingleton<ReleasesQueries>();
        Services.AddSingleton<DialQueries>();
    }

    private async Task<IRenderedComponent<ReleasePage>> RenderAsync(params IEnumerable<PathEvent> told)
    {
        var id = (await Told.TellAsync(told))[0].ReleaseId!;
        var page = Render<ReleasePage>(with => with.Add(p => p.Id, id));
        page.WaitForAssertion(() => Assert.Equal(4, page.FindAll(".gatecard").Count));
        return page;
    }

    [Fact]
    public async Task A_reason_that_ends_in_a_full_stop_ends_its_sentence_once()
    {
        var hold = new InterventionStep
        {
            Kind = StepKind.HoldPlaced,
            Id = "h-1",
            Service = "cart",
            Release = ReleaseName.Version("1.0"),
            Reason = "Goes out with the campaign, not before.",
            By = "Ada",
            At = Start.AddMinutes(-10),
            Key = "gates/hold#0",
        };

        var page = await RenderAsync([.. _cart.EverythingFor(Gate.ReadyToShip), hold.ToEvent()]);

        Assert.Contains("not before.", page.Find("h1").TextContent, StringComparison.Ordinal);
        Assert.Contains("not before. ", page.Find(".rts").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("..", page.Find("h1").TextContent + page.Find(".rts").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nobody_asks_for_is_counted_apart_from_what_is_asked_for()
    {
        var page = await RenderAsync([.. _cart.EverythingFor(Gate.ReadyToShip, 0, "build/sca"), _cart.Check(Stage.Build, "spelling", 3)]);
        var evidence = await Services.GetRequiredService<ReleasesQueries>().ReadAsync(page.Instance.Id, Ct);
        var asked = evidence!.Evidence.Count(e => e is { Item: not null, State: EvidenceState.Passed });

        Assert.Equal($"{asked + 1} more, all passed: {asked} asked for and 1 that nobody asks for", page.Find("details.rest summary").TextContent);
    }
}
