using Dashboard.Live;
using Dashboard.Shared;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Releases;

public partial class DialPanel
{
    private DialView? _last;

    [Parameter, EditorRequired] public required string Id { get; set; }

    /// As the address says it.
    [Parameter] public string? Moment { get; set; }

    [Parameter] public string? Without { get; set; }

    [Inject] public required DialQueries Queries { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    protected override IEnumerable<Topic> Topics => [Topic.Release(Id)];

    protected override object ReadKey => (Id, string.Join(',', Choice.Without.Order()));

    private DialChoice Choice => DialChoice.Of(Moment, Without);

    // What was shown before stays while another choice is worked out.
    private DialView? Shown => View?.Dial ?? _last;

    protected override async Task<DialFound> ReadAsync(CancellationToken cancellationToken) => new(await Queries.ReadAsync(Id, Choice.Without, cancellationToken));

    protected override void OnRead(DialFound view) => _last = view.Dial;

    private DialMoment Chosen(DialView view) => view.Moments.FirstOrDefault(m => m.Moment == Choice.Moment) ?? view.Moments[0];

    private void Go(DialChoice choice) =>
        Navigation.NavigateTo(Addresses.Release(Id) + (choice.Query.Length > 0 ? "?" + choice.Query : ""), replace: true);
}

/// A read that came back.
public sealed record DialFound(DialView? Dial);
