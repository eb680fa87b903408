using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Dashboard.Benchmarks;

/// The least a web server can do with a delivery: read its body, hash it, say 202.
internal static class KestrelFloor
{
    public const string Argument = "floor-kestrel";

    public static async Task<int> ServeAsync(string urls)
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls", urls]);
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.MapGet("/health/ready", () => "ready");
        app.MapPost("/v1/events", async (HttpRequest request) =>
        {
            await SHA256.HashDataAsync(request.Body);
            return Results.Json(new { status = "accepted" }, statusCode: 202);
        });
        await app.RunAsync();
        return 0;
    }
}
