using Microsoft.AspNetCore.Components;

namespace Dashboard.Numbers;

public partial class NumberPage
{
    [Inject] public required NavigationManager Navigation { get; init; }

    [Parameter] public string? RoleSlug { get; set; }

    [Parameter] public string? CheckSlug { get; set; }

    [SupplyParameterFromQuery] public string? Service { get; set; }

    [SupplyParameterFromQuery] public string? Technology { get; set; }

    [SupplyParameterFromQuery] public string? Rows { get; set; }

    private NumberAsked? Asked { get; set; }

    protected override void OnParametersSet()
    {
        Asked = NumberAsked.Of(RoleSlug, CheckSlug ?? NumberAsked.Share, Service, Technology, Rows);
        if (Asked is null)
            Navigation.NotFound();
    }
}
