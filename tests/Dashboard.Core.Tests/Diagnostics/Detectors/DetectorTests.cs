using Dashboard.Core.Diagnostics;
using static Dashboard.Core.Tests.Diagnostics.Team;

namespace Dashboard.Core.Tests.Diagnostics;

public class DetectorTests
{
    private static readonly List<DetectorRow> Rows = [.. BuildRows.All, .. StubbedRows.All, .. SharedRows.All, .. ExtendedRows.All, .. CustomerRows.All];

    public static TheoryData<DetectorRow> Table => [.. Rows];

    [Theory]
    [MemberData(nameof(Table), DisableDiscoveryEnumeration = true)]
    public void A_detector_finds_what_a_reader_of_the_facts_would(DetectorRow row)
    {
        var found = Detectors.All.Single(d => d.Id == row.Detector).Evaluate(row.Facts, Now);

        Assert.Equal((row.State, row.Count, row.Of), (found.State, found.Count, found.Of));
        Assert.Equal(found.State == DetectorState.Unknown, found.Send is not null);
        Assert.Equal(row.Of == 0, found.AsOf is null);
        Assert.Equal(row.Of == 0, found.Value is null);
        Assert.All(found.Examples, e => Assert.NotNull(e.Key));
        var shown = row.State is DetectorState.NotSeen ? row.Of : row.Count;
        Assert.True(row.State is DetectorState.Missing or DetectorState.Unknown || found.Examples.Count == Math.Min(shown, DetectorFinding.MostExamples), $"{found.Examples.Count} examples");
    }

    [Fact]
    public void Each_detector_has_a_case_of_every_kind() =>
        Assert.All(Detectors.All, d => Assert.Equal(Enum.GetValues<CaseKind>(), Rows.Where(r => r.Detector == d.Id).Select(r => r.Kind).Order()));

    [Fact]
    public void There_is_a_detector_for_every_sign_and_none_more()
    {
        var signs = Questionnaire.Current.Questions.SelectMany(q => q.Missing.Concat(q.LookOuts).Select(s => (q.Id, s.Id, Missing: q.Missing.Contains(s))));

        Assert.Equal(signs, Detectors.All.Select(d => (d.Question, d.Sign, !d.IsLookOut)));
        Assert.Equal(Enumerable.Range(1, 16).Select(n => $"L{n}"), Detectors.All.Where(d => d.IsLookOut).Select(d => d.Id).OrderBy(id => id.Length).ThenBy(id => id, StringComparer.Ordinal));
        Assert.Equal(Enumerable.Range(1, 15).Select(n => $"M{n}"), Detectors.All.Where(d => !d.IsLookOut).Select(d => d.Id).OrderBy(id => id.Length).ThenBy(id => id, StringComparer.Ordinal));
        Assert.All(Detectors.All, d => Assert.Equal(d.IsLookOut ? 30 : 90, d.Days));
    }

    [Fact]
    public void Without_facts_nothing_is_told_and_each_detector_names_what_would_tell_it() => Assert.All(Detectors.Evaluate(new TeamFacts(), Now), found =>
    {
        Assert.Equal(DetectorState.Unknown, found.State);
        Assert.Null(found.Coverage);
        Assert.Null(found.Value);
        Assert.Empty(found.Examples);
        Assert.Contains('.', found.Send!);
        Assert.StartsWith("Nothing in the last ", found.Sentence, StringComparison.Ordinal);
    });

    [Fact]
    public void The_order_of_the_facts_changes_nothing()
    {
        foreach (var row in Rows)
        {
            var detector = Detectors.All.Single(d => d.Id == row.Detector);
            var turned = detector.Evaluate(Told(row.Facts.All.Reverse()), Now);
            var found = detector.Evaluate(row.Facts, Now);

            Assert.Equal(found with { Examples = [] }, turned with { Examples = [] });
            Assert.Equal(found.Examples, turned.Examples);
        }
    }
}
