using Dashboard.Access;
using Dashboard.Api;
using Dashboard.Figures;
using Dashboard.Hub;
using Dashboard.Ingest;
using Dashboard.Journal;
using Dashboard.Live;
using Dashboard.Observability;
using Dashboard.Sample;
using Dashboard.Services;
using Dashboard.Shell;

namespace Dashboard;

/// <summary>Composition: one AddX and one MapX call per folder.</summary>
public static class DashboardApp
{
    public static void AddDashboard(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(TimeProvider.System);
        // First: the journal is open before anything that starts with the app reads it.
        builder.AddJournal();
        builder.AddAccess();
        builder.AddApi();
        builder.AddFigures();
        builder.AddHub();
        builder.AddIngest();
        builder.AddLive();
        builder.AddObservability();
        builder.AddSample();
        builder.AddServices();
        builder.AddShell();
    }

    public static void MapDashboard(this WebApplication app)
    {
        app.MapApi();
        app.MapObservability();
        app.UseBookChoice();
        app.UseReadToken();
        app.MapHub();
        app.MapIngest();
        app.MapReads().MapServices();
        app.MapSample();
        app.MapShell();
    }
}
