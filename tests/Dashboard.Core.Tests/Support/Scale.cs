using System.Globalization;

namespace Dashboard.Core.Tests.Support;

/// How many times as much the tests try as they usually do.
public static class Scale
{
    public static int Factor { get; } = int.Parse(Environment.GetEnvironmentVariable("RTS_SCALE") ?? "1", NumberStyles.None, CultureInfo.InvariantCulture);
}
