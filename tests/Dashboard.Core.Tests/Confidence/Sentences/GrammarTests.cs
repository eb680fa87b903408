using System.Text.RegularExpressions;
using Dashboard.Core.Confidence;
using FsCheck.Xunit;

namespace Dashboard.Core.Tests.Confidence.Sentences;

public partial class GrammarTests
{
    // Letters no sentence of ours holds, so that a name can be found and taken out.
    private const string Cart = "ЖЖЖ", Pay = "ЩЩЩ", Team = "ЮЮЮ";

    [Property(MaxTest = 1000)]
    public void Whatever_was_counted_every_sentence_keeps_its_shape(ushort[] a, ushort[] b, byte some, bool one)
    {
        var input = one ? Of((Cart, Possible(Arbitrary.Measures(a)))) : Of((Cart, Possible(Arbitrary.Measures(a))), (Pay, Possible(Arbitrary.Measures(b))), ("third", Given.AllGood));
        var findings = RoleChecks.Evaluate(input with
        {
            ProductionSeen = some % 2 == 0,
            OpenWaivers = some % 3,
            ExpiredWaivers = some % 5 == 0 ? some : 0,
            FeedbackOverdue = some % 4,
            TechTagsSeen = some % 7 != 0,
            Journeys = [.. b.Select((n, i) => new JourneyProof(Pay, "third", n % 9 == 0 ? null : n / 100d, Given.Now.AddDays(-i), n % 4 == 0))],
            Verification = some % 6 == 0 ? null : new Verification(Given.Now.AddHours(-some), some % 11 != 0, some, some, some / 2),
        });
        var organisation = OrganisationView.Of(findings);

        foreach (var (verdict, statement) in findings.Select(f => (f.Verdict, f.Statement))
            .Concat(organisation.Roles.Select(r => (r.Verdict, r.Statement))).Append((organisation.Verdict, organisation.Statement)))
        {
            KeepsItsShape(verdict, statement);
        }
    }

    // No part is larger than its whole.
    private static Measures Possible(Measures m) => m with
    {
        BuiltWithAllControls = Math.Min(m.BuiltWithAllControls, m.Built),
        FeedbackWithin = Math.Min(m.FeedbackWithin, m.FeedbackEnded),
        ReleasesWithPromises = Math.Min(m.ReleasesWithPromises, m.Shipped),
        PromisesPassed = Math.Min(m.PromisesPassed, m.PromisesExecuted),
        BadStopped = Math.Min(m.BadStopped, m.Bad),
        RequirementCellsPassed = Math.Min(m.RequirementCellsPassed, m.RequirementCells),
        RequirementCellsMissing = Math.Min(m.RequirementCellsMissing, m.RequirementCells - Math.Min(m.RequirementCellsPassed, m.RequirementCells)),
        ReleasesWithLead = Math.Min(m.ReleasesWithLead, m.Shipped),
        RunningSeconds = Math.Min(m.RunningSeconds, m.LeadSeconds),
        ApprovalWaitSeconds = Math.Min(m.ApprovalWaitSeconds, m.LeadSeconds / 4),
        QueueWaitSeconds = Math.Min(m.QueueWaitSeconds, m.LeadSeconds / 4),
        RerunSeconds = Math.Min(m.RerunSeconds, m.LeadSeconds / 4),
        GateWaitSeconds = Math.Min(m.GateWaitSeconds, m.LeadSeconds / 4),
        Rework = Math.Min(m.Rework, m.Shipped),
        ReleasesWithSizing = Math.Min(m.ReleasesWithSizing, m.Shipped),
        TrailComplete = Math.Min(m.TrailComplete, m.Shipped),
        AccountableNamed = Math.Min(m.AccountableNamed, m.AccountableTotal),
        AccountableLate = Math.Min(m.AccountableLate, m.AccountableTotal - Math.Min(m.AccountableNamed, m.AccountableTotal)),
    };

    private static void KeepsItsShape(Verdict verdict, Statement said)
    {
        var bare = said.Headline.Replace(Cart, "").Replace(Pay, "").Replace("third", "");
        Assert.True(bare.Length <= 90, $"{bare.Length} characters: {said.Headline}");
        Assert.Equal(verdict, said.Answer switch
        {
            "Yes." => Verdict.Met,
            "Nearly." => Verdict.AtRisk,
            "Not yet." or "No." => Verdict.NotMet,
            _ => Verdict.Unknown,
        });
        Assert.StartsWith(said.Answer + " ", said.Headline);
        Assert.All([Cart, Pay], name => Assert.True(said.Headline.Split(name).Length <= 2, said.Headline));
        Assert.All([said.Headline, said.Detail], text =>
        {
            Assert.EndsWith(".", text);
            Assert.DoesNotMatch(Broken(), text);
        });
        Assert.Equal(verdict == Verdict.Met && said.Service is null, said.NextStep is null);
        Assert.NotEmpty(said.Asked);
    }

    // Two blanks or stops, a blank before a stop, "1 releases", "2 release", and counting checks instead of saying what is wrong.
    [GeneratedRegex(@"  |\.\.| [.,;]|\b\d+ of \d+ checks|(?<![\d.,])1 (more )?(releases|promises|services|changes|journeys|controls|decisions|builds|waivers|deliveries|hours|days|points)\b|(?<![.\d])([02-9]|\d\d+) (release|promise|service|change|journey|decision|build|waiver|delivery|hour|day|point)\b")]
    private static partial Regex Broken();

    public static TheoryData<string> Names =>
        ["s", "payments", "Payments", "a.b.c", "svc.", "Search & Find", "<b>", "1 releases", "group/sub group/app", "日本", new string('x', 300), "it's", "{0}", "v1.2.3"];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_name_stays_as_it_was_sent_wherever_it_stands(string name)
    {
        var plain = Everything(Pay, Team);
        var strange = Everything(name, name);

        Assert.Contains(plain, text => text.Contains(Pay));
        Assert.Equal(plain.Select(text => Ends(text.Replace(Pay, name).Replace(Team, name), name)), strange);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void A_blank_name_leaves_no_hole(string blank)
    {
        Assert.All(Everything(blank, blank), text => Assert.DoesNotMatch(Broken(), text));
        Assert.Contains("Not yet. 300 of 800 promises are broken, all on a service without a name.", Everything(blank, blank));
        Assert.Contains(Everything(blank, blank), text => text.Contains("No team is named for a service without a name."));
    }

    // All that is said of one service on which everything goes wrong, beside one on which nothing does.
    private static List<string> Everything(string service, string team)
    {
        var bad = Given.AllGood with
        {
            PromisesPassed = 100,
            Bad = 4,
            RequirementCellsPassed = 9,
            BuiltWithAllControls = 9,
            WithoutSca = 11,
            Bypasses = 2,
            Rework = 15,
            ApprovalWaitSeconds = 900_000,
            RunningSeconds = 9,
            FeedbackWithin = 2,
            TrailComplete = 9,
            TrailNoAuthor = 11,
            AccountableNamed = 4,
        };
        var input = Of(("an-other", Given.AllGood), (service, bad)) with
        {
            Services = [new("an-other", "another", 2, null, Given.AllGood), new(service, team, 2, null, bad)],
            Journeys = [new(service, "a journey", 0.5, Given.Now, false)],
            Adoptions = [new(service, "rust", Given.Now, 10, 10, 10, 1)],
        };
        var findings = RoleChecks.Evaluate(input);
        return [.. findings.SelectMany(f => new[] { f.Sentence, f.Statement.Detail }), OrganisationView.Of(findings).Statement.Detail];
    }

    // A name that ends in a full stop brings the one of its sentence.
    private static string Ends(string text, string name) => name.EndsWith('.') ? text.Replace(name + ".", name) : text;

    private static ConfidenceInput Of(params (string Name, Measures Sums)[] services) =>
        Given.Services(services) with { Costs = Given.Organisation().Costs };
}
