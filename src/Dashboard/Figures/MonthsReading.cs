namespace Dashboard.Figures;

/// One leader's figures month by month, oldest month first.
public sealed record MonthsReading(DateTimeOffset AsOf, IReadOnlyList<DateTimeOffset> Months, IReadOnlyList<MonthRow> Rows);

/// One figure over the months. Note says why months are empty where they always are.
public sealed record MonthRow(string Name, string? Target, string? Note, IReadOnlyList<MonthCell> Cells);

/// A figure in one month: null where nothing told it, with how it differs from the month before. Better is null where the direction means nothing.
public sealed record MonthCell(DateTimeOffset Month, double? Value, string? Text, string? Delta, bool? Better);
