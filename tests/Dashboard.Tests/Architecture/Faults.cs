namespace Dashboard.Tests.Architecture;

internal static class Faults
{
    /// <summary>Fails with every fault in full, one a line.</summary>
    public static void None(IEnumerable<string> faults)
    {
        var list = faults.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        Assert.True(list.Count == 0, string.Join('\n', list));
    }
}
