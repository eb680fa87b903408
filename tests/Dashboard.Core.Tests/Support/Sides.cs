using Dashboard.Core.Measuring.Stages;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Tests.Support;

/// What the one release of these events adds to a line of a stage; null where it adds nothing.
internal static class Sides
{
    public static StageSums? Of(IEnumerable<PathEvent> events, StageLine line)
    {
        var world = World.Of(events);
        var folded = world.Fold(Assert.Single(world.Identities))!;
        return StageMeasurer.Of(folded.Release, folded.Entries).SelectMany(memo => memo.Parts).SingleOrDefault(p => p.Line == line)?.Sums;
    }
}
