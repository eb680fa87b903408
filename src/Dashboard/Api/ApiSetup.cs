using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace Dashboard.Api;

/// The description of the API and a page to read it on: in every environment, without a token, from this host alone.
public static class ApiSetup
{
    // The reference page's own greys and greens are too pale to read on its grounds, and it does not name its language.
    private const string ReadableColors = """
        .light-mode { --scalar-color-3: #5f6368; --scalar-color-green: #00694a; --scalar-sidebar-search-color: #5f6368; }
        .dark-mode { --scalar-color-3: #a4a7ad; --scalar-sidebar-search-color: #a4a7ad; }
        """;

    private const string Language = "<script>document.documentElement.lang = 'en';</script>";

    public static void AddApi(this WebApplicationBuilder builder)
    {
        builder.Services.AddOpenApi(Describe);

        // Words are kebab-case as in the events; what is not known is left out rather than null.
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        });
    }

    private static void Describe(OpenApiOptions options) => options.AddDocumentTransformer((document, _, _) =>
    {
        document.Info = new OpenApiInfo
        {
            Title = "Ready to Ship",
            Version = "v1",
            Description = "Send what your pipelines do, ask whether a release has earned the right to move on. Every /v1 path needs the bearer token.",
        };
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
        document.Components.SecuritySchemes["bearer"] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "The ingest token: Ingest:Token, or the file ingest-token in the data folder.",
        };
        foreach (var (path, item) in document.Paths)
        {
            foreach (var operation in path.StartsWith("/v1", StringComparison.Ordinal) ? item.Operations?.Values.ToList() ?? [] : [])
            {
                operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("bearer", document)] = [] }];
            }
        }

        return Task.CompletedTask;
    });

    public static void MapApi(this WebApplication app)
    {
        app.MapOpenApi();
        app.MapScalarApiReference("/docs", options => options
            .WithTitle("Ready to Ship API")
            .WithCustomCss(ReadableColors)
            .AddHeadContent(Language)
            .DisableDefaultFonts()
            .DisableAgent()
            .DisableTelemetry());
    }
}
