using Dashboard.Core.Gates;
using Dashboard.Live;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Gates;

public partial class NewWaiverPage
{
    private readonly HashSet<string> _items = new(StringComparer.Ordinal);
    private IReadOnlyList<FieldFault> _faults = [];
    private string _service = "";
    private string _release = "";
    private string _reason = "";
    private string _by = "";
    private int? _days = 7;
    private bool _wide;
    private bool _filled;

    [Inject] public required WaiversQueries Queries { get; init; }

    [Inject] public required InterventionCommands Commands { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [SupplyParameterFromQuery(Name = "release")] public string? Release { get; set; }

    [SupplyParameterFromQuery(Name = "service")] public string? Service { get; set; }

    [SupplyParameterFromQuery(Name = "item")] public string[]? Asked { get; set; }

    protected override IEnumerable<Topic> Topics => Release is { } id ? [Topic.Release(id)] : [];

    protected override object? ReadKey => Release;

    private bool Waits => !RendererInfo.IsInteractive;

    protected override Task<WaiverSubject> ReadAsync(CancellationToken cancellationToken) => Queries.SubjectAsync(Release, cancellationToken);

    // The address fills the form once; from then on it is the reader's.
    protected override void OnRead(WaiverSubject view)
    {
        if (!_filled)
        {
            _filled = true;
            _service = view.Services.FirstOrDefault(s => string.Equals(s, Service, StringComparison.OrdinalIgnoreCase)) ?? "";
            _items.UnionWith((Asked ?? []).Where(a => view.Items.Any(i => i.Item == a)));
        }
    }

    private async Task AskAsync()
    {
        var about = View?.Release;
        var result = await Commands.RequestAsync(
            new WaiverForm
            {
                Service = about?.Head.Service ?? _service,
                Release = about is null ? _release : _wide ? null : about.Head.PublicId,
                Items = [.. _items.Order(StringComparer.Ordinal)],
                Days = _days,
                Reason = _reason,
                By = _by,
            },
            CancellationToken.None);
        _faults = result.Faults;
        if (result.Done)
        {
            Navigation.NavigateTo($"/gates/waivers#{result.Id}");
        }
    }

    private void Tick(string item, bool ticked) => _ = ticked ? _items.Add(item) : _items.Remove(item);

    private string? Fault(string field) => _faults.FirstOrDefault(f => f.Field == field)?.Words;

    private string? Invalid(string field) => Fault(field) is null ? null : "true";
}
