namespace Dashboard.Services;

public static class ServicesSetup
{
    public static void AddServices(this WebApplicationBuilder builder) => builder.Services.AddScoped<ServicesQueries>().AddScoped<PlacesQueries>();
}
