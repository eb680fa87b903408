using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Tests.Pipeline;

public class NamesTests
{
    [Theory]
    [InlineData("production", Stage.Production)]
    [InlineData("PROD", Stage.Production)]
    [InlineData("prod-eu-1", Stage.Production)]
    [InlineData("eu.live", Stage.Production)]
    [InlineData("non-prod", Stage.Extended)]
    [InlineData("nonprod", Stage.Extended)]
    [InlineData("non-prod-eu", Stage.Extended)]
    [InlineData("pre-prod", Stage.Extended)]
    [InlineData("preprod_2", Stage.Extended)]
    [InlineData("pre-production", Stage.Extended)]
    [InlineData("non-production", Stage.Extended)]
    [InlineData("preproduction", Stage.Extended)]
    [InlineData("staging", Stage.Extended)]
    [InlineData("stage", Stage.Extended)]
    [InlineData("uat", Stage.Extended)]
    [InlineData("perf", Stage.Extended)]
    [InlineData("extended", Stage.Extended)]
    [InlineData("canary", Stage.Canary)]
    [InlineData("prod-canary", Stage.Canary)]
    [InlineData("integration", Stage.Integration)]
    [InlineData("int", Stage.Integration)]
    [InlineData("shared", Stage.Integration)]
    [InlineData("qa", Stage.Integration)]
    [InlineData("test", Stage.Integration)]
    [InlineData("testing/eu", Stage.Integration)]
    [InlineData("stub", Stage.StubbedFunctional)]
    [InlineData("isolated", Stage.StubbedFunctional)]
    [InlineData("preview", Stage.StubbedFunctional)]
    [InlineData("review/feature-7", Stage.StubbedFunctional)]
    [InlineData("dev", Stage.StubbedFunctional)]
    [InlineData("development", Stage.StubbedFunctional)]
    [InlineData("staging-prod", Stage.Extended)]
    public void An_environment_belongs_to_the_stage_its_first_matching_word_names(string environment, Stage stage) =>
        Assert.Equal(stage, EnvironmentStage.Of(environment));

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    [InlineData("mars")]
    [InlineData("product")]
    [InlineData("internal")]
    [InlineData("delivery")]
    [InlineData("latest")]
    [InlineData("reproduction")]
    public void An_environment_without_a_known_word_is_unplaced(string? environment) => Assert.Null(EnvironmentStage.Of(environment));

    [Theory]
    [InlineData("performance", "load")]
    [InlineData("peak", "peak-load")]
    [InlineData("resilience", "fault")]
    [InlineData("chaos", "fault")]
    [InlineData("fault-simulation", "fault")]
    [InlineData("compat", "rolling-compatibility")]
    [InlineData("rolling", "rolling-compatibility")]
    [InlineData("E2E", "journey")]
    [InlineData("contract", "integration")]
    [InlineData("CodeQL", "sast")]
    [InlineData("secret", "secret-scan")]
    [InlineData(" Unit ", "unit")]
    [InlineData("Sonar-Smells", "Sonar-Smells")]
    public void A_check_is_known_by_its_aliases_and_an_unknown_one_keeps_its_name(string sent, string check) => Assert.Equal(check, CheckNames.Normalise(sent));

    [Theory]
    [InlineData("unit", Stage.Build)]
    [InlineData("quality-gate", Stage.Build)]
    [InlineData("acceptance", Stage.StubbedFunctional)]
    [InlineData("load", Stage.StubbedNonFunctional)]
    [InlineData("degradation", Stage.StubbedNonFunctional)]
    [InlineData("journey", Stage.Integration)]
    [InlineData("soak", Stage.Extended)]
    [InlineData("canary-analysis", Stage.Canary)]
    public void A_check_with_one_owner_places_itself(string check, Stage stage) => Assert.Equal(stage, CheckNames.OwnerOf(check));

    [Theory]
    [InlineData("fault")]
    [InlineData("rolling-compatibility")]
    [InlineData("security")]
    [InlineData("deployment")]
    [InlineData("Sonar-Smells")]
    public void A_check_of_several_stages_or_of_none_must_be_placed_by_its_sender(string check) => Assert.Null(CheckNames.OwnerOf(check));

    [Theory]
    [InlineData("v1.4.2", "1.4.2")]
    [InlineData("V2", "2")]
    [InlineData("version-7", "version-7")]
    [InlineData("v", "v")]
    [InlineData("vanilla", "vanilla")]
    [InlineData("1.4.2+Build.7", "1.4.2+Build.7")]
    [InlineData("vv1", "vv1")]
    public void A_version_is_compared_as_written_a_leading_v_before_a_digit_aside(string sent, string version) =>
        Assert.Equal(version, ReleaseName.Version(sent).Value);

    [Fact]
    public void Digests_and_commits_are_compared_in_lower_case() =>
        Assert.Equal((ReleaseName.Digest("sha256:ab"), ReleaseName.Commit("cd")), (ReleaseName.Digest("SHA256:AB"), ReleaseName.Commit("CD")));

    [Fact]
    public void The_strongest_name_of_an_event_comes_first()
    {
        var e = new PathEvent
        {
            Type = EventTypes.ChangeMerged,
            SubjectId = "pull/7",
            DeliveryKey = "k",
            OccurredAt = default,
            ReceivedAt = default,
            Source = "test",
            Repository = "acme/checkout",
            Commit = "cd",
            Version = "v1",
            Digest = "sha256:AB",
        };

        Assert.Equal(
            [ReleaseName.Digest("sha256:ab"), ReleaseName.Version("1"), ReleaseName.Commit("cd"), new(NameKind.Change, "acme/checkout pull/7")],
            ReleaseName.Of(e));
    }

    [Theory]
    [InlineData(Stage.StubbedNonFunctional, "stubbed-non-functional")]
    [InlineData(Stage.Build, "build")]
    public void Words_are_kebab_case_both_ways(Stage stage, string word)
    {
        Assert.Equal(word, Slug.Of(stage));
        Assert.True(Slug.TryParse<Stage>(word.ToUpperInvariant(), out var back));
        Assert.Equal(stage, back);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("stubbed functional")]
    public void A_word_that_names_nothing_is_refused(string? word) => Assert.False(Slug.TryParse<Stage>(word, out _));
}
