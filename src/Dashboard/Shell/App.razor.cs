using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace Dashboard.Shell;

public partial class App
{
    [Inject] public required TimeProvider Time { get; init; }

    [CascadingParameter] public required HttpContext HttpContext { get; set; }

    private IComponentRenderMode? Mode =>
        HttpContext.AcceptsInteractiveRouting() ? RenderMode.InteractiveServer : null;
}
