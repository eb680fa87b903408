using Dashboard.Core.Pipeline;
using Dashboard.Live;
using Dashboard.Shared;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Stages;

public partial class StagePanel
{
    [Inject] public required StagesQueries Queries { get; init; }

    [Parameter, EditorRequired] public required StageAsked Asked { get; set; }

    protected override IEnumerable<Topic> Topics => [Topic.Releases];

    protected override object ReadKey => Asked;

    protected override Task<StageView> ReadAsync(CancellationToken cancellationToken) => Queries.ReadAsync(Asked, cancellationToken);

    private static string SendLine(Stage stage) => SendLines.Event(
        ("type", "testsuiterun.finished"), ("service", "checkout"), ("version", "1.0.0"), ("stage", Slug.Of(stage)),
        ("check", CheckNames.OwnedBy(stage).FirstOrDefault("deployment")), ("outcome", "success"));
}
