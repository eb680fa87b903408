using System.Globalization;
using System.Text;
using Dashboard.Shared;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Shared;

public class CsvFileTests
{
    private static readonly CsvTable<object?> Table = new() { { "What, exactly", row => row }, { "Twice", row => row } };

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("he said \"no\"", "\"he said \"\"no\"\"\"")]
    [InlineData("two\r\nlines", "\"two\r\nlines\"")]
    [InlineData("Grüße, 東京", "\"Grüße, 東京\"")]
    [InlineData("a=1", "a=1")]
    public async Task A_cell_is_quoted_only_where_it_must_be(string cell, string written) =>
        Assert.Equal($"\"What, exactly\",Twice\r\n{written},{written}\r\n", await WriteAsync(cell));

    [Theory]
    [InlineData("=HYPERLINK(A1)", "'=HYPERLINK(A1)")]
    [InlineData("+1", "'+1")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("=\"a\",1", "'=\"\"a\"\",1")]
    public async Task What_begins_like_a_formula_stays_text(string cell, string written)
    {
        var text = await WriteAsync(cell);

        Assert.Equal($"{written},{written}", text.Split("\r\n")[1].Replace($"\"{written}\"", written, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Values_read_the_same_in_every_country()
    {
        var before = CultureInfo.CurrentCulture;
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        CultureInfo.CurrentCulture = comma;
        try
        {
            Assert.Equal("0.5", await CellAsync(0.5));
            Assert.Equal("yes", await CellAsync(true));
            Assert.Equal("", await CellAsync(null));
            Assert.Equal("2026-03-02T08:30:00Z", await CellAsync(new DateTimeOffset(2026, 3, 2, 9, 30, 0, TimeSpan.FromHours(1))));
            Assert.Equal("a; b", await CellAsync(new[] { "a", "b" }));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task The_file_is_named_after_the_day_and_begins_without_a_mark()
    {
        var context = Context();
        await new CsvFile<object?>("releases", Table, []).ExecuteAsync(context);

        Assert.Equal("attachment; filename=releases-2026-03-02.csv", context.Response.Headers.ContentDisposition);
        Assert.Equal("text/csv; charset=utf-8; header=present", context.Response.ContentType);
        Assert.Equal((byte)'"', ((MemoryStream)context.Response.Body).ToArray()[0]);
    }

    private static async Task<string> CellAsync(object? value) => (await WriteAsync(value)).Split("\r\n")[1].Split(',')[0];

    private static async Task<string> WriteAsync(object? value)
    {
        var context = Context();
        await new CsvFile<object?>("rows", Table, [value]).ExecuteAsync(context);
        return Encoding.UTF8.GetString(((MemoryStream)context.Response.Body).ToArray());
    }

    private static DefaultHttpContext Context() => new()
    {
        RequestServices = new ServiceCollection()
            .AddSingleton<TimeProvider>(new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 9, 30, 0, TimeSpan.Zero))).BuildServiceProvider(),
        Response = { Body = new MemoryStream() },
    };
}
