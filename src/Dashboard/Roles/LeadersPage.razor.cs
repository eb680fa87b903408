using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Live;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Roles;

public partial class LeadersPage
{
    [Parameter] public required string Id { get; set; }

    [Inject] public required LeadersQueries Queries { get; init; }

    [CascadingParameter] public HttpContext? HttpContext { get; set; }

    protected override IEnumerable<Topic> Topics => [Topic.Release(Id)];

    protected override object ReadKey => Id;

    protected override async Task<LeadersFound> ReadAsync(CancellationToken cancellationToken) => new(await Queries.ReadAsync(Id, cancellationToken));

    protected override void OnRead(LeadersFound view)
    {
        if (view.Leaders is null && HttpContext is { Response.HasStarted: false } prerendering)
        {
            prerendering.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    private static string Headline(LeadersView v)
    {
        var earned = v.Rights.Where(r => r.Answer == RightAnswer.Earned).Select(r => Words.Of(r.Role)).ToList();
        return earned.Count == v.Rights.Count ? $"All five leaders say that {v.Service} {v.Name} has earned the right to ship."
            : v.Agree ? $"The leaders do not differ on {v.Service} {v.Name}: {RoleWords.Of(v.Rights[0].Answer).Word.ToLowerInvariant()} for all five."
            : v.Deciding == 0 ? $"The leaders differ on {v.Service} {v.Name}."
            : $"The leaders differ on {v.Service} {v.Name} because of {Words.Count(v.Deciding, "item")} that not all of them ask for.";
    }

    private static string Capital(string name) => $"{char.ToUpperInvariant(name[0])}{name[1..]}";
}
