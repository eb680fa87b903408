using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Diagnostics;

/// <summary>Cases of what is there when somebody recorded it: <c>evidence.recorded</c> of a kind.</summary>
internal static class Papers
{
    public const int Days = 90;

    public const string EachRule = "in place when all have it";

    public const string OneRule = "in place with one";

    public static string Send(string kind) => $"evidence.recorded with kind={kind} and url";

    /// <summary>
    /// Each of the team's services that was heard of. While none of them ever recorded a paper of any kind, that this one is absent tells nothing.
    /// </summary>
    public static IEnumerable<DetectorCase> OfEach(TeamFacts facts, string kind, Stage? notOf = null)
    {
        return from service in facts.All.GroupBy(f => f.Source.Service, StringComparer.Ordinal)
               let paper = service.OfType<PaperFact>().Where(p => p.Kind == kind && (notOf is null || p.Stage != notOf)).MaxBy(p => p.At)
               select new DetectorCase(paper ?? service.MaxBy(f => f.At)!, paper is not null ? true : facts.TellsPapers ? false : null) { IsAbsent = paper is null };
    }
}
