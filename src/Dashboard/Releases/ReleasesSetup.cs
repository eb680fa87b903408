using Dashboard.Figures;

namespace Dashboard.Releases;

public static class ReleasesSetup
{
    public static void AddReleases(this WebApplicationBuilder builder) => builder.Services.AddScoped<ReleasesQueries>().AddScoped<TimelineQueries>().AddScoped<DialQueries>().AddScoped<CompareQueries>();

    public static void MapReleases(this IEndpointRouteBuilder reads)
    {
        reads.MapGet("/releases", ReleasesEndpoints.ListAsync)
            .WithTags("Releases").WithSummary("Releases, newest first")
            .WithDescription("Filter with service, state (in-flight or a release state) and shipped=30d; take up to 500, and go on with after=<id of the last>.")
            .Produces<ReleaseList>().ProducesValidationProblem();
        reads.MapGet("/releases/{service}/{version}", ReleasesEndpoints.GetAsync)
            .WithTags("Releases").WithSummary("One release: gates, evidence, right to ship")
            .WithDescription(
                "{version} may also be a digest or a full commit. format=markdown answers with a summary for a job's page instead of JSON: "
                + "the verdict, the gates with their reasons, the evidence and a link to the release.")
            .Produces<ReleaseView>().Produces<string>(StatusCodes.Status200OK, "text/markdown").ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        reads.MapGet("/releases/{id}/timeline", TimelineEndpoints.GetAsync)
            .WithTags("Releases").WithSummary("What happened to one release, newest first")
            .WithDescription(
                "Changes, builds, checks, deployments, rollouts, decisions, approvals, incidents, alerts, waivers and holds, each with its delivery and, where it was told late, how late. "
                + "Filter with kind, go on with skip; take up to 5,000.")
            .Produces<TimelineView>().ProducesProblem(StatusCodes.Status404NotFound);
    }
}
