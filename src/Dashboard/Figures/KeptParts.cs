using System.Collections.Concurrent;
using Dashboard.Core.Confidence;
using Dashboard.Journal;

namespace Dashboard.Figures;

/// Service by service what confidence in a book is put together from, for the answers of one minute.
internal sealed class KeptParts(long minute, KeptDays days)
{
    public long Minute => minute;

    public KeptDays Days => days;

    private readonly ConcurrentDictionary<Type, object> _others = new();

    public PerService<ServiceRow> Services { get; } = new();

    public PerService<ServiceSums> Sums { get; } = new();

    public PerService<IReadOnlyList<ShippedProof>> Shipped { get; } = new();

    public PerService<ServiceSpan> Spans { get; } = new();

    public PerService<ServiceFeedback> Feedback { get; } = new();

    public PerService<IReadOnlyList<JourneyRow>> Journeys { get; } = new();

    public PerService<IReadOnlyList<Adoption>> Adoptions { get; } = new();

    public PerService<IReadOnlyList<CostPoint>> Costs { get; } = new();

    public PerService<ServiceReleases> Releases { get; } = new();

    public NewestShipped? NewestShipped { get; set; }

    public SortedFeedback? SortedFeedback { get; set; }

    public CostLine? Line { get; set; }

    public EarlierWeeks Weeks { get; } = new();

    /// What a page alone keeps.
    public PerService<T> Of<T>()
        where T : class => (PerService<T>)_others.GetOrAdd(typeof(T), _ => new PerService<T>());
}
