using System.Globalization;
using Dashboard.Live;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Sample;

public partial class SampleOffer
{
    [Inject] public required SampleOrganisation Sample { get; init; }

    protected override IEnumerable<Topic> Topics => [SampleOrganisation.Topic];

    private SampleProgress Progress => View ?? SampleProgress.None;

    private string ProgressWords => Progress.Total == 0
        ? "Starting …"
        : string.Create(CultureInfo.InvariantCulture, $"{Progress.Sent:N0} of {Progress.Total:N0} events sent, up to {Progress.Day}.");

    protected override Task<SampleProgress> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(Sample.Progress);
}
