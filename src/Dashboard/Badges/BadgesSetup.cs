using System.Security.Cryptography;
using System.Text;
using Dashboard.Figures;
using Dashboard.Journal;
using Dashboard.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Dashboard.Badges;

public static class BadgesSetup
{
    private const string FreshFor = "public, max-age=60";

    public static void AddBadges(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<BadgesOptions>().BindConfiguration(BadgesOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<BadgesOptions>, BadgesOptionsValidator>();
    }

    public static void MapBadges(this IEndpointRouteBuilder app) =>
        app.MapGet("/badge/{service}.svg", PictureAsync).WithMetadata(new SkipStatusCodePagesAttribute())
            .WithTags("Badges").WithSummary("How a service's newest release stands, as a picture for other pages")
            .WithDescription("Needs no token. 404 until the operator sets Badges:Enabled to true.")
            .Produces(StatusCodes.Status200OK, contentType: "image/svg+xml").Produces(StatusCodes.Status404NotFound);

    // Other pages show it to people who have chosen no book here: it always tells of the real one.
    private static async Task<IResult> PictureAsync(string service, HttpResponse response, IOptions<BadgesOptions> options, Books books, TimeProvider time, CancellationToken ct)
    {
        response.Headers.CacheControl = "no-store";
        if (!options.Value.AreOn || await ServiceFigures.Of(books.Real, time).FindAsync(PathText.Decoded(service), days: 1, ct) is not { } reading)
        {
            return TypedResults.NotFound();
        }

        var picture = Encoding.UTF8.GetBytes(BadgePicture.Of(BadgeWords.Of(reading.Head)));
        response.Headers.CacheControl = FreshFor;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(picture).AsSpan(0, 8))}\"");
        return TypedResults.Bytes(picture, "image/svg+xml", entityTag: tag);
    }
}
