namespace Dashboard.EndToEnd.Support;

/// A neighbour on the machine can make anything slower and nothing faster: what counts is the fastest of a few tries.
internal static class Fastest
{
    private const int Tries = 3;

    public static async Task<TimeSpan> OfAsync(TimeSpan limit, Func<Task<TimeSpan>> measure)
    {
        var fastest = TimeSpan.MaxValue;
        for (var tried = 0; tried < Tries && fastest > limit; tried++)
        {
            var took = await measure();
            fastest = took < fastest ? took : fastest;
        }

        return fastest;
    }
}
