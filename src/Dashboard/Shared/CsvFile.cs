using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.Net.Http.Headers;

namespace Dashboard.Shared;

/// <summary>Rows as a file to keep (RFC 4180, UTF-8), written while they are read. Its name says what it holds and of which day.</summary>
public sealed class CsvFile<TRow>(string name, CsvTable<TRow> table, IAsyncEnumerable<TRow> rows) : IResult
{
    // What senders wrote may begin like a formula; a spreadsheet must show it and never work it out.
    private static readonly CsvConfiguration Rules = new(CultureInfo.InvariantCulture)
    {
        NewLine = "\r\n",
        InjectionOptions = InjectionOptions.Escape,
        InjectionEscapeCharacter = '\'',
        InjectionCharacters = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'],
    };

    public CsvFile(string name, CsvTable<TRow> table, IEnumerable<TRow> rows)
        : this(name, table, rows.ToAsyncEnumerable())
    {
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var today = httpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        var file = new ContentDispositionHeaderValue("attachment") { FileName = FormattableString.Invariant($"{name}-{today:yyyy-MM-dd}.csv") };
        httpContext.Response.ContentType = "text/csv; charset=utf-8; header=present";
        httpContext.Response.Headers.ContentDisposition = file.ToString();
        httpContext.Response.Headers.XContentTypeOptions = "nosniff";
        httpContext.Response.Headers.CacheControl = "no-store";
        await WriteAsync(httpContext.Response.Body, httpContext.RequestAborted);
    }

    private async Task WriteAsync(Stream body, CancellationToken ct)
    {
        await using var text = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        await using var csv = new CsvWriter(text, Rules, leaveOpen: true);
        await LineAsync(csv, table);
        await foreach (var row in rows.WithCancellation(ct))
            await LineAsync(csv, table.Cells(row));
    }

    private static async Task LineAsync(CsvWriter csv, IEnumerable<string> cells)
    {
        foreach (var cell in cells)
            csv.WriteField(cell);
        await csv.NextRecordAsync();
    }
}
