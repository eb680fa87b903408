using Dashboard.Core.Gates;
using Dashboard.Live;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Gates;

public partial class WaiversPage
{
    private const int PageSize = 50;
    private int _past = PageSize;

    [Inject] public required WaiversQueries Queries { get; init; }

    [Inject] public required InterventionCommands Commands { get; init; }

    protected override IEnumerable<Topic> Topics => [Topic.Gates];

    protected override Task<WaiversView> ReadAsync(CancellationToken cancellationToken) => Queries.ReadAsync(_past, cancellationToken);

    private Task<StepResult> AnswerAsync(string id, StepKind kind, StepForm form) => Commands.AnswerAsync(id, kind, form, CancellationToken.None);

    private Task<StepResult> LiftAsync(string id, StepForm form) => Commands.LiftAsync(id, form, CancellationToken.None);

    private Task OlderAsync()
    {
        _past += PageSize;
        return RetryAsync();
    }
}
