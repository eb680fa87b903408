namespace Dashboard.Overview;

public static class OverviewSetup
{
    public static void AddOverview(this WebApplicationBuilder builder) => builder.Services.AddScoped<OverviewQueries>();
}
