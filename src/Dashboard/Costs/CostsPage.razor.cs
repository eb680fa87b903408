using Dashboard.Core.Costs;
using Dashboard.Core.Pipeline;
using Dashboard.Live;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Costs;

public partial class CostsPage
{
    [Inject] public required CostsQueries Queries { get; init; }

    [SupplyParameterFromQuery] public string? Cause { get; set; }

    [SupplyParameterFromQuery(Name = "rows")] public string? Shown { get; set; }

    /// The cause whose services are shown; a word that is none shows none.
    private WasteCause? Asked => Slug.TryParse<WasteCause>(Cause ?? "", out var cause) ? cause : null;

    protected override IEnumerable<Topic> Topics => [Topic.Minute];

    protected override Task<CostsView> ReadAsync(CancellationToken cancellationToken) => Queries.ReadAsync(cancellationToken);
}
