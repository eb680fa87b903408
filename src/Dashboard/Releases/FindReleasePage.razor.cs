using Dashboard.Shared;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Releases;

/// The address a person or a pipeline can write by hand; it leads to the one that stays.
public partial class FindReleasePage
{
    private IReadOnlyList<ReleaseLine>? _matches;
    private string _service = "";
    private string _version = "";
    private string _title = "Release";

    [Parameter] public required string Service { get; set; }

    [Parameter] public required string Version { get; set; }

    [Inject] public required ReleasesQueries Queries { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [CascadingParameter] public HttpContext? HttpContext { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        (_service, _version) = (PathText.Decoded(Service), PathText.Decoded(Version));
        _title = $"{_service} {_version}";
        _matches = await Queries.FindAsync(_service, _version, CancellationToken.None);
        if (_matches is [var only])
        {
            Navigation.NavigateTo(Addresses.Release(only.PublicId), replace: true);
        }
        else if (HttpContext is { Response.HasStarted: false } prerendering)
        {
            prerendering.Response.StatusCode = _matches.Count == 0 ? StatusCodes.Status404NotFound : StatusCodes.Status300MultipleChoices;
        }
    }
}
