using Dashboard.Core.Agreements;
using Dashboard.Core.Confidence;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Tests.Agreements;

public class DefaultAgreementTests
{
    // What every gate expects on a fresh install, line by line: gate, item, levels of tiers 1/2/3, days, roles.
    private const string Table =
        """
        ready-for-fast-feedback build/build CCC 30 ceo cto
        ready-for-fast-feedback build/unit CCC 30 ceo cto
        ready-for-fast-feedback build/digest CCC - ciso legal
        ready-for-fast-feedback build/sast CCC 30 ciso
        ready-for-fast-feedback build/secret-scan CCC 30 ciso
        ready-for-fast-feedback build/sca CCC 7 ciso
        ready-for-fast-feedback build/sbom DDw - ciso legal
        ready-for-fast-feedback build/provenance Dww - ciso legal
        ready-for-fast-feedback build/signature Dww - ciso legal
        ready-for-fast-feedback build/lint www 30 cto
        ready-for-extended stubbed-functional/functional CCC 14 ceo cto
        ready-for-extended stubbed-functional/acceptance Dww 14 ceo
        ready-for-extended stubbed-non-functional/load CCD 14 ceo coo
        ready-for-extended stubbed-non-functional/rolling-compatibility CDw 14 cto
        ready-for-extended stubbed-non-functional/degradation Cww 14 ceo
        ready-for-extended stubbed-non-functional/fault Cww 14 ceo
        ready-for-extended integration/deployment CCC 14 ceo cto
        ready-for-extended integration/integration CCC 14 ceo cto
        ready-for-extended build/monitoring Dww - coo cto
        ready-for-canary extended/peak-load CDw 30 ceo coo
        ready-for-canary extended/soak CDw 30 ceo coo
        ready-for-canary extended/fault Dww 30 cto
        ready-for-canary extended/rolling-compatibility Dww 30 cto
        ready-for-canary build/review CCC - ciso legal
        ready-to-ship canary/canary-analysis CCD 7 ceo coo cto
        ready-to-ship canary/accountable DDD - legal
        ready-to-ship canary/rollback-ready www - coo cto
        """;

    [Fact]
    public void The_built_in_agreement_is_the_one_of_the_domain_rules() =>
        Assert.Equal(Table.ReplaceLineEndings("\n"), string.Join('\n', DefaultAgreement.Version0.Requirements.Select(Line)));

    [Fact]
    public void It_is_version_0_and_nobody_signed_it()
    {
        Assert.Equal(0, DefaultAgreement.Version0.Version);
        Assert.Empty(DefaultAgreement.Version0.SignedBy);
    }

    [Fact]
    public void The_journey_proves_integration_too() =>
        Assert.Equal(["integration", "journey"], DefaultAgreement.Version0.Requirements.Single(r => r.Item == "integration/integration").Checks);

    [Fact]
    public void Every_role_is_asked_for_something_at_every_tier() => Assert.All(
        Enum.GetValues<Role>(),
        role => Assert.Contains(DefaultAgreement.Version0.Requirements, r => r.Roles.Contains(role) && r.LevelFor(3) > Level.NotApplicable));

    private static string Line(Requirement r) =>
        $"{Slug.Of(r.Gate)} {r.Item} {string.Concat(r.Levels.Select(Letter))} {(r.MaxAge is { } age ? $"{age.TotalDays:0}" : "-")} {string.Join(' ', r.Roles.Select(Slug.Of))}";

    private static char Letter(Level level) => level switch { Level.Critical => 'C', Level.MustHaveData => 'D', Level.Wanted => 'w', _ => '-' };
}
