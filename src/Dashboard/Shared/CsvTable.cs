using System.Collections;
using System.Globalization;

namespace Dashboard.Shared;

/// <summary>The columns of a table as a file, in the order in which they are added: each a heading and what a row says there.</summary>
public sealed class CsvTable<TRow> : IEnumerable<string>
{
    private readonly List<(string Heading, Func<TRow, object?> Value)> _columns = [];

    public void Add(string heading, Func<TRow, object?> value) => _columns.Add((heading, value));

    public IEnumerable<string> Cells(TRow row) => _columns.Select(column => Text(column.Value(row)));

    public IEnumerator<string> GetEnumerator() => _columns.Select(column => column.Heading).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // The same in every country: UTC as ISO 8601, a dot in numbers, several things in one cell apart by semicolons.
    private static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        bool yes => yes ? "yes" : "no",
        DateTimeOffset at => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        IEnumerable<string> several => string.Join("; ", several),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
