using Dashboard.Live;
using Dashboard.Shared;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Gates;

public partial class BypassesPage
{
    [Inject] public required BypassesQueries Queries { get; init; }

    protected override IEnumerable<Topic> Topics => [Topic.Gates, Topic.Releases];

    protected override Task<BypassesView> ReadAsync(CancellationToken cancellationToken) => Queries.ReadAsync(cancellationToken);

    internal static (ChipState State, string Word) LookOf(BypassKind kind) => kind switch
    {
        BypassKind.AroundTheGates => (ChipState.Failed, "Around the gates"),
        BypassKind.ExpiredWaiver => (ChipState.Failed, "Waiver ran out"),
        BypassKind.Override => (ChipState.AtRisk, "Override"),
        _ => (ChipState.Waived, "Waiver in force"),
    };
}
