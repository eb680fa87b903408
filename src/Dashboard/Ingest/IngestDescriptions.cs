using System.Text.Json.Nodes;
using Dashboard.Core.Pipeline;
using Dashboard.Ingest.Formats;
using Microsoft.OpenApi;

namespace Dashboard.Ingest;

/// <summary>What the OpenAPI document says about the ways in. Declared here and not with Accepts, which would refuse other content types.</summary>
public static class IngestDescriptions
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Json = "application/json";
    private const string Lines = "application/x-ndjson";
    private const string CloudEvent = "application/cloudevents+json";
    private const string CloudEventBatch = "application/cloudevents-batch+json";

    public static RouteHandlerBuilder DescribeEvents(this RouteHandlerBuilder route) => route
        .WithName("PostEvents")
        .WithSummary("Send events of the path to production")
        .WithDescription(
            "One event as a form or a JSON object; up to 1,000 as a JSON array or one object a line, kept all or none. "
            + "CloudEvents (binary, structured, batch) and CDEvents, with or without an envelope, are understood too. "
            + "A 202 means: on disk, once, and visible to whoever reads next.")
        .Answers()
        .ProducesValidationProblem()
        .AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.RequestBody = EventBody();
            return Task.CompletedTask;
        });

    public static RouteHandlerBuilder DescribeHook(this RouteHandlerBuilder route, bool withSource) => route
        .WithSummary("Receive a webhook")
        .WithDescription(
            "The key is the connection's address. Where the sender can sign, the signature is required as well. "
            + "What is verified but cannot be read is kept and answered 202 with the status not-understood.")
        .Answers()
        .Produces(StatusCodes.Status404NotFound)
        .AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.Parameters = [.. PathParameters(withSource)];
            operation.RequestBody = new OpenApiRequestBody { Content = Content((Json, """{"zen":"Keep it logically awesome.","hook_id":1}""")) };
            return Task.CompletedTask;
        });

    private static RouteHandlerBuilder Answers(this RouteHandlerBuilder route) => route
        .Produces<IngestAnswer>(StatusCodes.Status202Accepted)
        .Produces(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    /// The key is taken out of the address before routing, so the framework does not know of it.
    private static IEnumerable<IOpenApiParameter> PathParameters(bool withSource)
    {
        yield return new OpenApiParameter
        {
            Name = "key",
            In = ParameterLocation.Path,
            Required = true,
            Description = "The connection's key.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        };
        if (withSource)
        {
            yield return new OpenApiParameter
            {
                Name = "source",
                In = ParameterLocation.Path,
                Required = true,
                Description = "Who sends, where the connection leaves it open.",
                Schema = Words(WebhookFormats.All.Select(f => f.Source)),
            };
        }
    }

    private static OpenApiRequestBody EventBody()
    {
        var content = Content(
            (Form, "service=checkout&version=1.4.2&stage=stubbed-functional&check=functional&outcome=success"),
            (Json, """{"service":"checkout","version":"1.4.2","stage":"canary","type":"rollout.progressed","weight":25,"step":2,"steps":5}"""),
            (Lines, """{"service":"checkout","version":"1.4.2","check":"unit","outcome":"success","id":"run-17-unit"}"""),
            (CloudEvent, """
                {"specversion":"1.0","id":"1","source":"/ci","type":"dev.cdevents.service.deployed.0.2.0","data":
                 {"context":{"id":"1","source":"/ci","type":"dev.cdevents.service.deployed.0.2.0"},
                  "subject":{"id":"checkout","content":{"environment":{"id":"production"}}}}}
                """),
            (CloudEventBatch, """[{"specversion":"1.0","id":"2","source":"/ci","type":"dev.cdevents.build.finished.0.2.0","data":{}}]"""));
        content[Form].Schema = EventSchema();
        content[Json].Schema = EventSchema();
        return new OpenApiRequestBody { Required = true, Content = content };
    }

    private static Dictionary<string, OpenApiMediaType> Content(params (string Type, string Example)[] kinds) => kinds.ToDictionary(
        kind => kind.Type,
        kind => new OpenApiMediaType { Example = kind.Type == Form ? JsonValue.Create(kind.Example) : JsonNode.Parse(kind.Example) },
        StringComparer.Ordinal);

    private static OpenApiSchema EventSchema()
    {
        var properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
        foreach (var key in NativeKeys.All)
        {
            properties[key] = NativeKeys.Details.TryGetValue(key, out var rule) ? SchemaOf(rule)
                : new OpenApiSchema { Type = NativeKeys.Numbers.Contains(key, StringComparer.Ordinal) ? JsonSchemaType.Number : JsonSchemaType.String };
        }

        properties["stage"] = Words(Slug.All<Stage>());
        properties["outcome"] = Words(Slug.All<Outcome>());
        properties["type"] = Words(NativeKeys.AllTypes);
        return new OpenApiSchema { Type = JsonSchemaType.Object, Properties = properties, Required = new HashSet<string>(StringComparer.Ordinal) { "service" } };
    }

    private static OpenApiSchema SchemaOf(DetailRule rule) => rule.Kind switch
    {
        DetailKind.Number => new OpenApiSchema { Type = JsonSchemaType.Number },
        DetailKind.Whole or DetailKind.Tier => new OpenApiSchema { Type = JsonSchemaType.Integer },
        DetailKind.Flag => new OpenApiSchema { Type = JsonSchemaType.Boolean },
        DetailKind.Stage => Words(Slug.All<Stage>()),
        DetailKind.Word => Words(rule.Words),
        _ => new OpenApiSchema { Type = JsonSchemaType.String },
    };

    private static OpenApiSchema Words(IEnumerable<string> words) =>
        new() { Type = JsonSchemaType.String, Enum = [.. words.Select(word => (JsonNode)JsonValue.Create(word))] };
}
