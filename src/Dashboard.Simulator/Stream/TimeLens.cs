namespace Dashboard.Simulator.Stream;

/// <summary>
/// How the organisation's time is told. Up to the present it is told as it is; after it, at a higher speed,
/// days pass in minutes and are told as minutes, so that no event is ever ahead of the clock of its reader.
/// </summary>
internal sealed record TimeLens(DateTimeOffset Now, double Speed)
{
    public DateTimeOffset Told(DateTimeOffset at) => at <= Now || Speed == 1 ? at : Now + ((at - Now) / Speed);
}
