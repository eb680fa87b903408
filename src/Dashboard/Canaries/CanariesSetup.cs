namespace Dashboard.Canaries;

public static class CanariesSetup
{
    public static void AddCanaries(this WebApplicationBuilder builder) => builder.Services.AddScoped<CanariesQueries>();
}
