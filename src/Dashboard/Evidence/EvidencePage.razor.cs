using Dashboard.Core.Confidence;
using Dashboard.Live;
using Dashboard.Shared;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Evidence;

public partial class EvidencePage
{
    private static readonly string FirstLine = SendLines.Event(("service", "checkout"), ("version", "1.0.0"), ("check", "unit"), ("outcome", "success"));

    private readonly NewRows<DeliveryLine, long> _rows = new(row => row.Sequence);

    [Inject] public required EvidenceQueries Queries { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [SupplyParameterFromQuery] public string? Status { get; set; }

    [SupplyParameterFromQuery] public string? Source { get; set; }

    [SupplyParameterFromQuery] public string? Service { get; set; }

    [SupplyParameterFromQuery] public string? Check { get; set; }

    [SupplyParameterFromQuery] public string? Type { get; set; }

    [SupplyParameterFromQuery] public string? Key { get; set; }

    [SupplyParameterFromQuery] public string? Release { get; set; }

    [SupplyParameterFromQuery] public long? Before { get; set; }

    protected override IEnumerable<Topic> Topics => [Topic.Deliveries, Topic.Verification];

    protected override object ReadKey => Filter;

    private EvidenceFilter Filter => new() { Status = Status, Source = Source, Service = Service, Check = Check, Type = Type, Key = Key, Release = Release, Before = Before };

    protected override Task<EvidenceView> ReadAsync(CancellationToken cancellationToken) => Queries.ReadListAsync(Filter, _rows.Reach, cancellationToken);

    protected override void OnRead(EvidenceView view) => _rows.Take(view.Rows, Filter);

    private static string Answer(EvidenceView view) => view.Unused == 0
        ? $"{Words.All(view.Total, "delivery", "deliveries")} could be used."
        : $"{Words.Number(view.Unused)} of {Words.Count(view.Total, "delivery", "deliveries")} could not be used as sent.";

    private void Show(EvidenceFilter filter) => Navigation.NavigateTo(AddressOf(filter));

    private string With(string? status) => AddressOf(Filter with { Status = status });

    private string Older(long next) => Navigation.GetUriWithQueryParameter("before", next);

    // Another question starts at the newest delivery again.
    private string AddressOf(EvidenceFilter asked)
    {
        var filter = asked.Trimmed();
        return Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
        {
            ["status"] = filter.Status,
            ["source"] = filter.Source,
            ["service"] = filter.Service,
            ["check"] = filter.Check,
            ["type"] = filter.Type,
            ["key"] = filter.Key,
            ["release"] = filter.Release,
            ["before"] = null,
        });
    }
}
