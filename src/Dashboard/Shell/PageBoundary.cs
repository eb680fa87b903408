using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Dashboard.Shell;

/// <summary>Keeps the shell alive around a page that failed, and does not call the answer a success.</summary>
public sealed class PageBoundary : ErrorBoundary
{
    [CascadingParameter] public HttpContext? HttpContext { get; set; }

    protected override Task OnErrorAsync(Exception exception)
    {
        if (HttpContext is { Response.HasStarted: false } prerendering)
            prerendering.Response.StatusCode = StatusCodes.Status500InternalServerError;
        return base.OnErrorAsync(exception);
    }
}
