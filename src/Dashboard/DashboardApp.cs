using Dashboard.Journal;
using Dashboard.Live;
using Dashboard.Shell;

namespace Dashboard;

/// <summary>Composition: one AddX and one MapX call per folder.</summary>
public static class DashboardApp
{
    public static void AddDashboard(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddLive();
        builder.AddJournal();
        builder.AddShell();
    }

    public static void MapDashboard(this WebApplication app)
    {
        app.MapGet("/health/live", () => TypedResults.Text("live"));
        app.UseBookChoice();
        app.MapShell();
    }
}
