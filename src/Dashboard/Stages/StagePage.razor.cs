using Dashboard.Core.Pipeline;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Stages;

public partial class StagePage
{
    [Inject] public required NavigationManager Navigation { get; init; }

    [Parameter] public string Slug { get; set; } = "";

    [SupplyParameterFromQuery] public string? Check { get; set; }

    [SupplyParameterFromQuery] public string? Service { get; set; }

    [SupplyParameterFromQuery] public string? Side { get; set; }

    [SupplyParameterFromQuery(Name = "rows")] public string? Shown { get; set; }

    private StageAsked? Asked { get; set; }

    protected override void OnParametersSet()
    {
        Asked = Core.Pipeline.Slug.TryParse<Stage>(Slug, out var stage) ? new StageAsked(stage, Check?.Trim() ?? "", Service, Shown == "all") { Side = SideWords.LineOf(stage, Side)?.Facet } : null;
        if (Asked is null)
            Navigation.NotFound();
    }
}
