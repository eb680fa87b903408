namespace Dashboard.Figures;

/// Which reports of what runs where count: all, what was known at a moment, or what is known today to have been so at that moment.
internal sealed record Told(DateTimeOffset? Moment, bool Since)
{
    // A report may be dated so far ahead of its receipt; what is dated later had not been told then.
    private static readonly TimeSpan MostAhead = TimeSpan.FromHours(24);

    public static readonly Told All = new(null, false);

    public static Told By(DateTimeOffset moment) => new(moment, false);

    /// With what was reported since of the time up to then. Between the two stands only what was recorded later.
    public static Told Of(DateTimeOffset moment) => new(moment, true);

    public IEnumerable<(string Name, object Value)> Parameters =>
        Moment is { } moment ? [("@moment", moment.UtcTicks), ("@ahead", (moment + MostAhead).UtcTicks)] : [];

    /// The condition on the rows of one name in a query, to be put behind another one.
    public string Condition(string alias) => (Moment, Since) switch
    {
        (null, _) => "",
        (_, false) => $" AND {alias}.\"At\" <= @ahead AND {alias}.\"RecordedAt\" <= @moment",
        _ => $" AND {alias}.\"At\" <= @ahead AND ({alias}.\"At\" <= @moment OR {alias}.\"RecordedAt\" <= @moment)",
    };
}
