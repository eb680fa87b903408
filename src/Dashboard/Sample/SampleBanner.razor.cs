using Dashboard.Journal;
using Dashboard.Live;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Sample;

public partial class SampleBanner
{
    [Inject] public required SampleOrganisation Sample { get; init; }

    [Inject] public required BookChoice Choice { get; init; }

    protected override IEnumerable<Topic> Topics => [SampleOrganisation.Topic];

    private SampleProgress Progress => View ?? SampleProgress.None;

    protected override Task<SampleProgress> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(Sample.Progress);
}
