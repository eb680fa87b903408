namespace Dashboard.Connections;

public static class ConnectionsSetup
{
    public static void AddConnections(this WebApplicationBuilder builder) => builder.Services.AddScoped<ConnectionsQueries>();
}
