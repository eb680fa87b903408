using Dashboard.Core.Gates;
using Dashboard.Live;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Gates;

public partial class NewHoldPage
{
    private IReadOnlyList<FieldFault> _faults = [];
    private string _service = "";
    private string _release = "";
    private string _reason = "";
    private string _by = "";

    [Inject] public required WaiversQueries Queries { get; init; }

    [Inject] public required InterventionCommands Commands { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [SupplyParameterFromQuery(Name = "release")] public string? Release { get; set; }

    protected override IEnumerable<Topic> Topics => Release is { } id ? [Topic.Release(id)] : [];

    protected override object? ReadKey => Release;

    private bool Waits => !RendererInfo.IsInteractive;

    protected override Task<WaiverSubject> ReadAsync(CancellationToken cancellationToken) => Queries.SubjectAsync(Release, cancellationToken);

    private async Task HoldAsync()
    {
        var about = View?.Release;
        var result = await Commands.HoldAsync(
            new HoldForm { Service = about?.Head.Service ?? _service, Release = about?.Head.PublicId ?? _release, Reason = _reason, By = _by }, CancellationToken.None);
        _faults = result.Faults;
        if (result.Done)
        {
            Navigation.NavigateTo(about is null ? "/gates/waivers#holds" : $"/releases/{about.Head.PublicId}");
        }
    }

    private string? Fault(string field) => _faults.FirstOrDefault(f => f.Field == field)?.Words;

    private string? Invalid(string field) => Fault(field) is null ? null : "true";
}
