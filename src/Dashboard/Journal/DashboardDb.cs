using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Dashboard.Journal;

/// The model of one database. Reads go through it; the Recorder writes with prepared commands on the same tables.
public sealed class DashboardDb(DbContextOptions<DashboardDb> options) : DbContext(options)
{
    public DbSet<DeliveryRow> Deliveries => Set<DeliveryRow>();
    public DbSet<FactRow> Facts => Set<FactRow>();
    public DbSet<PersonRow> Persons => Set<PersonRow>();
    public DbSet<NameRow> Names => Set<NameRow>();
    public DbSet<EntryRow> Entries => Set<EntryRow>();
    public DbSet<ReleaseRow> Releases => Set<ReleaseRow>();
    public DbSet<ServiceRow> Services => Set<ServiceRow>();
    public DbSet<RunningRow> Running => Set<RunningRow>();
    public DbSet<RemovalRow> Removals => Set<RemovalRow>();
    public DbSet<RollupRow> Rollups => Set<RollupRow>();
    public DbSet<ReleaseStagesRow> ReleaseStages => Set<ReleaseStagesRow>();
    public DbSet<EnvironmentRow> Environments => Set<EnvironmentRow>();
    public DbSet<DecisionRow> Decisions => Set<DecisionRow>();
    public DbSet<IncidentRow> Incidents => Set<IncidentRow>();
    public DbSet<CostRow> Costs => Set<CostRow>();
    public DbSet<JourneyRow> Journeys => Set<JourneyRow>();
    public DbSet<TechnologyRow> Technologies => Set<TechnologyRow>();
    public DbSet<ParkedRow> Parked => Set<ParkedRow>();
    public DbSet<AnswerRow> Answers => Set<AnswerRow>();
    public DbSet<ArrivalRow> Arrivals => Set<ArrivalRow>();
    public DbSet<InterventionRow> Interventions => Set<InterventionRow>();
    public DbSet<MetaRow> Meta => Set<MetaRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        var m = modelBuilder;
        m.Entity<DeliveryRow>(t =>
        {
            t.ToTable("Deliveries").HasKey(x => x.Seq);
            t.Property(x => x.Seq).ValueGeneratedNever();
            t.HasIndex(x => new { x.Connection, x.DeliveryId }).IsUnique();
            t.HasIndex(x => x.BodyMark);
            t.HasIndex(x => new { x.Status, x.Seq });

            // The few that a reader looks for, newest first; the many others cost nothing here.
            t.HasIndex(x => x.Seq, "IX_Deliveries_Flagged").HasFilter("\"Flags\" IS NOT NULL");
            t.HasIndex(x => x.Seq, "IX_Deliveries_Repeated").HasFilter("\"Repeats\" > 0");
            t.HasIndex(x => x.Seq, "IX_Deliveries_Conflicts").HasFilter("\"Conflicts\" > 0");
        });
        m.Entity<FactRow>(t =>
        {
            t.ToTable("Facts").HasKey(x => x.Seq);
            t.Property(x => x.Seq).ValueGeneratedNever();
            t.HasIndex(x => x.DeliverySeq);
            t.HasIndex(x => x.NameId);
            t.HasIndex(x => new { x.Type, x.Seq });
        });
        m.Entity<PersonRow>(t =>
        {
            t.ToTable("Persons").HasKey(x => x.Id);
            t.Property(x => x.Name).UseCollation("NOCASE");
            t.HasIndex(x => x.Name).IsUnique();
            t.HasIndex(x => x.Reference).IsUnique();
        });
        m.Entity<NameRow>(t =>
        {
            t.ToTable("Names").HasKey(x => x.Id);
            t.Property(x => x.Id).ValueGeneratedNever();
            t.HasIndex(x => new { x.Value, x.Kind, x.Service }).IsUnique();
        });
        m.Entity<EntryRow>(t => t.ToTable("Entries").HasKey(x => new { x.NameId, x.N }));
        m.Entity<ReleaseRow>(t =>
        {
            t.ToTable("Releases").HasKey(x => x.Id);
            t.Property(x => x.Id).ValueGeneratedNever();
            t.HasIndex(x => x.PublicId).IsUnique();
            t.HasIndex(x => new { x.Service, x.OrderAt });
            t.HasIndex(["Service", "OrderAt"], "IX_Releases_Shipped").HasFilter("\"ShippedAt\" IS NOT NULL");
            t.HasIndex(x => x.OrderAt);
            t.HasIndex(x => x.FirstWeightAt).HasFilter("\"Bypassed\" = 1");
            t.HasIndex(x => x.ShippedAt).HasFilter("\"ShippedAt\" IS NOT NULL");
            t.HasIndex(x => new { x.Service, x.ShippedAt }).HasFilter("\"ShippedAt\" IS NOT NULL");
            t.HasIndex(x => x.RolledBackAt).HasFilter("\"RolledBackAt\" IS NOT NULL");
            t.HasIndex(x => x.DueAt).HasFilter("\"DueAt\" IS NOT NULL");
            t.HasIndex(x => x.RolloutAt).HasFilter("\"RolloutAt\" IS NOT NULL");
            t.HasIndex(["RolloutAt"], "IX_Releases_OpenRollouts").HasFilter("\"RolloutPhase\" < 2");
            t.HasIndex(["RolloutAt"], "IX_Releases_TurnedBack").HasFilter("\"RolloutPhase\" = 3");
            t.HasIndex(["ShippedAt"], "IX_Releases_AroundGates").HasFilter("\"Bypassed\" = 1");
            t.HasIndex(x => x.FeedbackStartedAt).HasFilter("\"FeedbackStartedAt\" IS NOT NULL");
        });
        m.Entity<ServiceRow>(t => t.ToTable("Services").HasKey(x => x.Key));
        m.Entity<RunningRow>(t =>
        {
            t.ToTable("Running").HasKey(x => new { x.Service, x.Environment, x.At, x.NameId });
            t.HasIndex(x => x.NameId);
            t.HasIndex(x => new { x.Service, x.Stage, x.At });
        });
        m.Entity<RemovalRow>(t => t.ToTable("Removals").HasKey(x => new { x.Service, x.Environment, x.At, x.NameId }));
        m.Entity<RollupRow>(t =>
        {
            t.ToTable("Rollups").HasKey(x => new { x.Day, x.Service });
            t.HasIndex(x => new { x.Service, x.Day });
            foreach (var measure in MeasureColumns.Names)
            {
                t.Property<long>(measure);
            }
        });
        m.Entity<ReleaseStagesRow>(t =>
        {
            t.ToTable("ReleaseStages").HasKey(x => x.ReleaseId);
            t.Property(x => x.ReleaseId).ValueGeneratedNever();
            t.HasIndex(x => new { x.Service, x.LastDay });
        });
        m.Entity<EnvironmentRow>(t => t.ToTable("Environments").HasKey(x => new { x.Service, x.At, x.Environment, x.Change }));
        m.Entity<DecisionRow>(t =>
        {
            t.ToTable("Decisions").HasKey(x => x.Seq);
            t.Property(x => x.Seq).ValueGeneratedNever();
            t.HasIndex(x => x.ReleaseId);
        });
        m.Entity<IncidentRow>(t =>
        {
            t.ToTable("Incidents").HasKey(x => x.Id);
            t.HasIndex(x => new { x.Service, x.Subject }).IsUnique();
            t.HasIndex(x => x.DetectedAt);
            t.HasIndex(x => x.ReleaseId);
        });
        m.Entity<CostRow>(t =>
        {
            t.ToTable("Costs").HasKey(x => new { x.Service, x.Subject, x.At });
            t.HasIndex(x => x.At);
        });
        m.Entity<JourneyRow>(t => t.ToTable("Journeys").HasKey(x => new { x.Service, x.Journey }));
        m.Entity<TechnologyRow>(t => t.ToTable("Technologies").HasKey(x => new { x.Service, x.Technology }));
        m.Entity<ParkedRow>(t => t.ToTable("Parked").HasKey(x => x.DeliverySeq));
        m.Entity<AnswerRow>(t =>
        {
            t.ToTable("Answers").HasKey(x => x.Id);
            t.HasIndex(x => new { x.Team, x.Question, x.Respondent, x.AnsweredAt }).IsUnique();
        });
        m.Entity<ArrivalRow>(t => t.ToTable("Arrivals").HasKey(x => new { x.Connection, x.Source, x.Fate, x.Day }));
        m.Entity<InterventionRow>(t =>
        {
            t.ToTable("Interventions").HasKey(x => x.Id);
            t.HasIndex(x => x.Service);
            t.HasIndex(x => new { x.Kind, x.EndsAt });
        });
        m.Entity<MetaRow>(t => t.ToTable("Meta").HasKey(x => x.Key));
    }

    /// SQLite cannot order a DateTimeOffset; UTC ticks can be ordered, indexed and compared.
    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(at => at.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
