namespace Dashboard.Search;

public static class SearchSetup
{
    public static void AddSearch(this WebApplicationBuilder builder) => builder.Services.AddScoped<SearchQueries>();
}
