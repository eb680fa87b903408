using Dashboard.Core.Confidence;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Roles;

public partial class RolePage
{
    [Inject] public required NavigationManager Navigation { get; init; }

    [Parameter] public string Slug { get; set; } = "";

    [SupplyParameterFromQuery] public string? Since { get; set; }

    [SupplyParameterFromQuery] public string? Answer { get; set; }

    private Role? Role { get; set; }

    protected override void OnParametersSet()
    {
        Role = Core.Pipeline.Slug.TryParse<Role>(Slug, out var role) ? role : null;
        if (Role is null)
            Navigation.NotFound();
    }
}
