using Dashboard.Access;
using Dashboard.Api;
using Dashboard.Badges;
using Dashboard.Canaries;
using Dashboard.Connections;
using Dashboard.Costs;
using Dashboard.Diagnostics;
using Dashboard.Evidence;
using Dashboard.Figures;
using Dashboard.Gates;
using Dashboard.Hub;
using Dashboard.Ingest;
using Dashboard.Journal;
using Dashboard.Live;
using Dashboard.Numbers;
using Dashboard.Observability;
using Dashboard.Overview;
using Dashboard.Releases;
using Dashboard.Roles;
using Dashboard.Sample;
using Dashboard.Search;
using Dashboard.Services;
using Dashboard.Shell;
using Dashboard.Stages;
using Dashboard.WarmUp;
using Dashboard.Why;

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
        builder.AddBadges();
        builder.AddCanaries();
        builder.AddConnections();
        builder.AddCosts();
        builder.AddDiagnostics();
        builder.AddEvidence();
        builder.AddFigures();
        builder.AddGates();
        builder.AddHub();
        builder.AddIngest();
        builder.AddLive();
        builder.AddNumbers();
        builder.AddObservability();
        builder.AddOverview();
        builder.AddReleases();
        builder.AddRoles();
        builder.AddSample();
        builder.AddSearch();
        builder.AddServices();
        builder.AddShell();
        builder.AddStages();
        builder.AddWarmUp();
        builder.AddWhy();
    }

    public static void MapDashboard(this WebApplication app)
    {
        app.MapApi();
        app.MapObservability();
        app.UseBookChoice();
        app.UseReadToken();
        app.MapHub();
        app.MapIngest();
        var reads = app.MapReads();
        reads.MapCanaries();
        reads.MapCosts();
        reads.MapDeliveries();
        reads.MapDiagnostics();
        reads.MapGates();
        reads.MapNumbers();
        reads.MapReleases();
        reads.MapRoles();
        reads.MapServices();
        reads.MapStages();
        reads.MapWhy();
        app.MapBadges();
        app.MapEvidence();
        var pages = app.MapPageReads();
        pages.MapCanariesCsv();
        pages.MapCostsCsv();
        pages.MapEvidenceCsv();
        pages.MapGatesCsv();
        pages.MapNumbersCsv();
        pages.MapOverviewCsv();
        pages.MapReleasesCsv();
        pages.MapTimelineCsv();
        pages.MapCompareCsv();
        pages.MapRoleCsv();
        pages.MapPlacesCsv();
        pages.MapServicesCsv();
        pages.MapStagesCsv();
        pages.MapWhyCsv();
        app.MapSample();
        app.MapShell();
    }
}
