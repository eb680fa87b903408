using Dashboard.Core.Measuring.Environments;
using Dashboard.Core.Measuring.Stages;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Tests.Measuring.Environments;

public class EnvironmentLivesTests
{
    private static readonly DateTimeOffset From = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    // Three of one name, one after the other: 10 minutes, 30 minutes, still there. One before the window, and one of another stage.
    [Fact]
    public void A_life_goes_from_its_creation_to_the_next_deletion_of_its_name()
    {
        EnvironmentWord[] told =
        [
            Made(-60), Gone(-50),
            Made(0) with { ProvisionSeconds = 30, Isolated = true, Shared = false, ProductionLike = true }, Gone(10),
            Made(60) with { ProvisionSeconds = 1200, Isolated = false, Shared = true, ProductionLike = false }, Gone(90),
            Made(120),
            Made(0) with { Environment = "integration", Stage = Stage.Integration },
        ];
        new Random(3).Shuffle(told);

        var lives = EnvironmentLives.Of(told, From);

        Assert.Equal([Stage.StubbedFunctional, Stage.Integration], lives.Keys.Order());
        var fast = lives[Stage.StubbedFunctional];
        Assert.Equal((3, 2, 1, 2, 1), (fast.Created, fast.IsolationTold, fast.Isolated, fast.ParityTold, fast.ProductionLike));

        // Ten minutes and thirty; the third is still there.
        Assert.Equal(new[] { 10, 30 }.Select(minutes => TimeBands.Of(TimeSpan.FromMinutes(minutes))), fast.Lived.Keys.Order());

        // 30 s begins the band 30 to 40, 1,200 s the band 1,200 to 1,500: of two, half is reached at the end of the first band.
        Assert.Equal(40, TimeBands.Percentile(fast.Provisioned, 0.5)!.Value.TotalSeconds);
    }

    [Fact]
    public void One_that_was_made_again_without_a_deletion_has_no_end()
    {
        var lives = EnvironmentLives.Of([Made(0), Made(5), Gone(9)], From)[Stage.StubbedFunctional];

        // Only the second was told to be gone, after four minutes.
        Assert.Equal((2, 1), (lives.Created, lives.Lived.Values.Sum()));
        Assert.Equal(TimeBands.Of(TimeSpan.FromMinutes(4)), Assert.Single(lives.Lived.Keys));
    }

    public static TheoryData<string, PathEvent, long?> Provisions() => new()
    {
        { "as told", Event(("provisionSeconds", "45")), 45 },
        { "from the request to its end", Event() with { QueuedAt = From, FinishedAt = From.AddMinutes(2) }, 120 },
        { "from the beginning of the work", Event() with { StartedAt = From.AddSeconds(-90), OccurredAt = From }, 90 },
        { "not told", Event(), null },
        { "ended before it began", Event() with { StartedAt = From.AddMinutes(1), FinishedAt = From }, null },
        { "words are no number", Event(("provisionSeconds", "soon")), null },
        { "a negative number is none", Event(("provisionSeconds", "-4")), null },
    };

    [Theory]
    [MemberData(nameof(Provisions))]
    public void Provisioning_is_taken_as_told_else_from_its_times(string because, PathEvent told, long? seconds) =>
        Assert.True(EnvironmentWord.Of(told)!.ProvisionSeconds == seconds, because);

    [Fact]
    public void Other_events_and_those_without_a_name_say_nothing_of_environments()
    {
        Assert.Null(EnvironmentWord.Of(Event() with { Type = EventTypes.ServiceDeployed }));
        Assert.Null(EnvironmentWord.Of(Event() with { Environment = null }));
        Assert.Equal(Stage.Integration, EnvironmentWord.Of(Event() with { Environment = "qa" })!.Stage);
    }

    private static EnvironmentWord Made(double minutes) => new() { Environment = "stubbed-cart", At = From.AddMinutes(minutes), Change = EnvironmentChange.Created, Stage = Stage.StubbedFunctional };

    private static EnvironmentWord Gone(double minutes) => Made(minutes) with { Change = EnvironmentChange.Deleted };

    private static PathEvent Event(params (string Key, string Value)[] details) => new()
    {
        Type = EventTypes.EnvironmentCreated,
        SubjectId = "e",
        DeliveryKey = "k",
        OccurredAt = From,
        ReceivedAt = From,
        Source = "native",
        Environment = "stubbed-cart",
        Details = details.ToDictionary(d => d.Key, d => d.Value),
    };
}
