using Dashboard.Core.Confidence;
using Dashboard.Figures;
using Dashboard.Live;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Roles;

public partial class MonthsPanel
{
    [Inject] public required RoleQueries Queries { get; init; }

    [Parameter, EditorRequired] public Role Role { get; set; }

    protected override IEnumerable<Topic> Topics => [];

    protected override object? ReadKey => Role;

    protected override Task<MonthsReading> ReadAsync(CancellationToken cancellationToken) => Queries.ReadMonthsAsync(Role, cancellationToken);

    protected override bool IsSame(MonthsReading shown, MonthsReading read) => ReferenceEquals(shown, read);
}
