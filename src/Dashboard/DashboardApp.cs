using Dashboard.Access;
using Dashboard.Api;
using Dashboard.Journal;
using Dashboard.Live;
using Dashboard.Observability;
using Dashboard.Shell;

namespace Dashboard;

/// <summary>Composition: one AddX and one MapX call per folder.</summary>
public static class DashboardApp
{
    public static void AddDashboard(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddAccess();
        builder.AddApi();
        builder.AddLive();
        builder.AddJournal();
        builder.AddObservability();
        builder.AddShell();
    }

    public static void MapDashboard(this WebApplication app)
    {
        app.MapApi();
        app.MapObservability();
        app.UseBookChoice();
        app.MapShell();
    }
}
