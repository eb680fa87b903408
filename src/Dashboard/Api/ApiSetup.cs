using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace Dashboard.Api;

/// The description of the API and a page to read it on: in every environment, without a token, from this host alone.
public static class ApiSetup
{
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
            .DisableDefaultFonts()
            .DisableAgent()
            .DisableTelemetry());
    }
}
