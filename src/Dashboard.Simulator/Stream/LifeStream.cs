using Dashboard.Simulator.GitHub;
using Dashboard.Simulator.Operations;
using Dashboard.Simulator.Organisation;
using Dashboard.Simulator.Stories;

namespace Dashboard.Simulator.Stream;

/// <summary>The organisation's life by time, from the start of the history and on without an end.</summary>
internal sealed class LifeStream(IReadOnlyList<ServiceProfile> services, Era era, long seed, PressSite? press)
{
    public IEnumerable<Happening> Tell()
    {
        var lives = services.Select(profile => new ServiceLife(profile, era, seed)).ToList();
        for (var day = era.Start; ; day = day.AddDays(1))
        {
            // OrderBy keeps the order of equals: services as listed, then as written.
            IEnumerable<Happening> today = lives.SelectMany(life => life.Tell(day)).Concat<Happening>(press?.Tell(day) ?? []);
            foreach (var told in today.OrderBy(told => told.At))
            {
                yield return told;
            }
        }
    }
}
