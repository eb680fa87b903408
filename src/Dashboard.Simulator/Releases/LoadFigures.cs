namespace Dashboard.Simulator.Releases;

/// <summary>What a load test measured: the journey against its expected peak, and what it took of what was asked for.</summary>
internal static class LoadFigures
{
    public static (string, object?)[] Of(ReleaseLife life, string journey, double peak)
    {
        var load = life.Profile.Load;
        var expected = (int)(load.ExpectedPerSecond * peak);
        var achieved = (int)(expected * life.Random.In(load.Headroom));
        var use = life.Random.In(load.CpuUse);
        return
        [
            ("journey", journey), ("expected", expected), ("achieved", achieved), ("unit", "requests/s"), ("scenario", "happy"), ("trigger", "auto"),
            ("requestedCpu", load.RequestedCpu), ("usedCpu", Figure.Of(load.RequestedCpu * use)),
            ("requestedMemory", load.RequestedMemory), ("usedMemory", (int)(load.RequestedMemory * (use + life.Random.Between(-0.08, 0.08)))),
        ];
    }
}

internal static class Figure
{
    /// <summary>Two decimals, as decimal: the same text on every machine.</summary>
    public static decimal Of(double value) => decimal.Round((decimal)value, 2);
}
