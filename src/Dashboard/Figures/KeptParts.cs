using System.Runtime.CompilerServices;
using Dashboard.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Figures;

/// Service by service what confidence in a book is put together from.
internal sealed class KeptParts
{
    private static readonly ConditionalWeakTable<IDbContextFactory<DashboardDb>, KeptParts> Books = [];

    public PerService<ServiceSums> Sums { get; } = new();

    public PerService<IReadOnlyList<ShippedPoint>> Shipped { get; } = new();

    public PerService<IReadOnlyList<CostPoint>> Costs { get; } = new();

    public PerService<ServiceReleases> Releases { get; } = new();

    public ConfidenceShipped? NewestShipped { get; set; }

    public CostLine? Line { get; set; }

    public EarlierWeeks Weeks { get; } = new();

    public static KeptParts Of(IDbContextFactory<DashboardDb> book) => Books.GetOrCreateValue(book);
}
