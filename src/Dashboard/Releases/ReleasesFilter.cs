using System.Globalization;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;

namespace Dashboard.Releases;

/// What the address asks the list for.
public sealed record ReleasesFilter(string? Service, string? State, string? Shipped)
{
    public const string InFlight = "in-flight";
    public const string Last30Days = "30d";

    public bool IsEmpty => Service is null && State is null && Shipped is null;

    /// An empty part of an address asks for nothing.
    public static ReleasesFilter Of(string? service, string? state, string? shipped) => new(Given(service), Given(state), Given(shipped));

    /// Null when a part of it names nothing we know; better to say so than to answer another question.
    public ReleaseFilter? ToFigures(DateTimeOffset now, int take, string? after = null)
    {
        ReleaseState? state = null;
        if (State is not null && State != InFlight)
        {
            if (!Slug.TryParse<ReleaseState>(State, out var parsed))
            {
                return null;
            }

            state = parsed;
        }

        if (Shipped is not null && Days(Shipped) is null)
        {
            return null;
        }

        return new ReleaseFilter
        {
            Service = Service,
            State = state,
            InFlight = State == InFlight,
            ShippedSince = Shipped is null ? null : DeliveryFacts.Since(now, Days(Shipped)!.Value),
            Take = take,
            After = after,
        };
    }

    private static int? Days(string shipped) =>
        shipped.EndsWith('d') && int.TryParse(shipped.AsSpan(0, shipped.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 0 and <= 3650
            ? days : null;

    private static string? Given(string? part) => string.IsNullOrWhiteSpace(part) ? null : part.Trim();
}
