using System.Diagnostics;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Shell;

public partial class ErrorPage
{
    [CascadingParameter] public HttpContext? HttpContext { get; set; }

    private string? RequestId => Activity.Current?.Id ?? HttpContext?.TraceIdentifier;
}
