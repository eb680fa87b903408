using Dashboard.Ingest;

namespace Dashboard.Tests.Ingest;

public class JobNamesTests
{
    [Theory]
    [InlineData("build", "build")]
    [InlineData("Build (ubuntu-latest, 10)", "build")]
    [InlineData("unit-tests", "unit")]
    [InlineData("UnitTests", "unit")]
    [InlineData("Octocoders-linter", "lint")]
    [InlineData("CodeQL / Analyze (csharp)", "sast")]
    [InlineData("sonar", "sast")]
    [InlineData("Trivy image scan", "sca")]
    [InlineData("gitleaks", "secret-scan")]
    [InlineData("secret scanning", "secret-scan")]
    [InlineData("k6 baseline", "load")]
    [InlineData("performance", "load")]
    [InlineData("peak load", "peak-load")]
    [InlineData("Soak (8h)", "soak")]
    [InlineData("chaos", "fault")]
    [InlineData("e2e-chrome", "journey")]
    [InlineData("contract tests", "integration")]
    [InlineData("integration", "integration")]
    [InlineData("smoke", "smoke")]
    [InlineData("build and deploy", "build")]
    public void Words_of_a_job_name_tell_its_check(string name, string check) => Assert.Equal(check, JobNames.CheckOf(name));

    [Theory]
    [InlineData("download artifacts")]
    [InlineData("default")]
    [InlineData("test")]
    [InlineData("community update")]
    [InlineData("deploy to integration")]
    [InlineData("rollback smoke")]
    [InlineData("")]
    [InlineData(null)]
    public void No_word_is_no_check(string? name) => Assert.Null(JobNames.CheckOf(name));
}
