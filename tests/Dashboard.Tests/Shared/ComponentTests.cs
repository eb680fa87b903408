using Bunit;
using Dashboard.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Shared;

public sealed class ComponentTests : BunitContext
{
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);

    public ComponentTests() => Services.AddSingleton<TimeProvider>(new FakeTimeProvider(Now));

    [Fact]
    public void Freshness_says_how_old_what_is_shown_is()
    {
        var freshness = Render<Freshness>(with => with.Add(it => it.At, Now.AddSeconds(-12)));

        Assert.Equal("as of 12 s ago", freshness.Find(".live").TextContent);
        Assert.Equal("2026-03-04T11:59:48.0000000Z", freshness.Find("time").GetAttribute("datetime"));
    }

    [Fact]
    public void Read_problem_keeps_the_age_says_why_and_can_be_tried_again()
    {
        var tried = 0;
        var problem = Render<ReadProblem>(with => with
            .Add(it => it.AsOf, Now.AddMinutes(-3))
            .Add(it => it.Reason, "The database did not answer.")
            .Add(it => it.OnRetry, () => tried++));

        problem.Find("button").Click();

        Assert.Contains("Shown as of 3 min ago. The database did not answer.", Squeeze(problem.Find("p").TextContent), StringComparison.Ordinal);
        Assert.Equal(1, tried);
    }

    [Fact]
    public void Icon_alone_still_has_its_word_for_those_who_do_not_see_it()
    {
        var chip = Render(builder => builder.AddContent(0, StateChip.Of(ChipState.AtRisk, style: ChipStyle.Icon)));

        Assert.Equal("At risk", chip.Find(".vh").TextContent);
    }

    [Fact]
    public void Share_never_stands_without_what_it_rests_on()
    {
        var share = Render<Share>(with => with
            .Add(it => it.Value, 11 / 14.0).Add(it => it.Proven, 11).Add(it => it.Expected, 14)
            .Add(it => it.Weakest, "search").Add(it => it.OldestAt, Now.AddDays(-41)));

        Assert.StartsWith("78.6%", share.Find(".fig").TextContent, StringComparison.Ordinal);
        Assert.Contains("Proven on 11 of 14.", Squeeze(share.Find(".facts").TextContent), StringComparison.Ordinal);
        Assert.Contains("Weakest: search. Oldest: 41 days ago.", Squeeze(share.Find(".facts").TextContent), StringComparison.Ordinal);
    }

    [Fact]
    public void Share_of_nothing_known_is_none_and_not_zero() =>
        Assert.StartsWith("none", Render<Share>(with => with.Add(it => it.Proven, 0).Add(it => it.Expected, 14)).Find(".fig").TextContent, StringComparison.Ordinal);

    [Fact]
    public void Hostile_names_are_shown_as_text()
    {
        const string Hostile = "<script>alert(1)</script>";
        var empty = Render<EmptyState>(with => with.Add(it => it.Missing, Hostile).Add(it => it.Why, Hostile).Add(it => it.Line, Hostile));

        Assert.Empty(empty.FindAll("script"));
        Assert.Equal(Hostile, empty.Find("button").GetAttribute("data-copy"));
    }

    private static string Squeeze(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
