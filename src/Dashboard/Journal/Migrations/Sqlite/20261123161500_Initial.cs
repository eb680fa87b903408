using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dashboard.Journal.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Answers",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Team = table.Column<string>(type: "TEXT", nullable: false),
                    Respondent = table.Column<string>(type: "TEXT", nullable: false),
                    Question = table.Column<string>(type: "TEXT", nullable: false),
                    QuestionnaireVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    Score = table.Column<int>(type: "INTEGER", nullable: true),
                    Seen = table.Column<string>(type: "TEXT", nullable: true),
                    Note = table.Column<string>(type: "TEXT", nullable: true),
                    AnsweredAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Answers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Arrivals",
                columns: table => new
                {
                    Day = table.Column<int>(type: "INTEGER", nullable: false),
                    Connection = table.Column<string>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    Fate = table.Column<string>(type: "TEXT", nullable: false),
                    Count = table.Column<long>(type: "INTEGER", nullable: false),
                    LastAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Arrivals", x => new { x.Connection, x.Source, x.Fate, x.Day });
                });

            migrationBuilder.CreateTable(
                name: "Costs",
                columns: table => new
                {
                    Service = table.Column<string>(type: "TEXT", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Micros = table.Column<long>(type: "INTEGER", nullable: false),
                    Currency = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: true),
                    Environment = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Costs", x => new { x.Service, x.Subject, x.At });
                });

            migrationBuilder.CreateTable(
                name: "Decisions",
                columns: table => new
                {
                    Seq = table.Column<long>(type: "INTEGER", nullable: false),
                    ReleaseId = table.Column<long>(type: "INTEGER", nullable: false),
                    Service = table.Column<string>(type: "TEXT", nullable: false),
                    Gate = table.Column<int>(type: "INTEGER", nullable: false),
                    Open = table.Column<bool>(type: "INTEGER", nullable: false),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    AgreementVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    Reasons = table.Column<string>(type: "TEXT", nullable: false),
                    Because = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Decisions", x => x.Seq);
                });

            migrationBuilder.CreateTable(
                name: "Deliveries",
                columns: table => new
                {
                    Seq = table.Column<long>(type: "INTEGER", nullable: false),
                    Connection = table.Column<string>(type: "TEXT", nullable: false),
                    DeliveryId = table.Column<string>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    SourceEvent = table.Column<string>(type: "TEXT", nullable: true),
                    ReceivedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    Flags = table.Column<string>(type: "TEXT", nullable: true),
                    Repeats = table.Column<int>(type: "INTEGER", nullable: false),
                    Conflicts = table.Column<int>(type: "INTEGER", nullable: false),
                    BodyHash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    BodyMark = table.Column<long>(type: "INTEGER", nullable: false),
                    Body = table.Column<byte[]>(type: "BLOB", nullable: true),
                    BodyBytes = table.Column<int>(type: "INTEGER", nullable: false),
                    ContentType = table.Column<string>(type: "TEXT", nullable: true),
                    Headers = table.Column<string>(type: "TEXT", nullable: true),
                    Facts = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Deliveries", x => x.Seq);
                });

            migrationBuilder.CreateTable(
                name: "Entries",
                columns: table => new
                {
                    NameId = table.Column<long>(type: "INTEGER", nullable: false),
                    N = table.Column<long>(type: "INTEGER", nullable: false),
                    Body = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Entries", x => new { x.NameId, x.N });
                });

            migrationBuilder.CreateTable(
                name: "Facts",
                columns: table => new
                {
                    Seq = table.Column<long>(type: "INTEGER", nullable: false),
                    DeliverySeq = table.Column<long>(type: "INTEGER", nullable: false),
                    Type = table.Column<string>(type: "TEXT", nullable: false),
                    Service = table.Column<string>(type: "TEXT", nullable: true),
                    NameId = table.Column<long>(type: "INTEGER", nullable: true),
                    OccurredAt = table.Column<long>(type: "INTEGER", nullable: false),
                    RecordedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Body = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Link = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Facts", x => x.Seq);
                });

            migrationBuilder.CreateTable(
                name: "Incidents",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Service = table.Column<string>(type: "TEXT", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", nullable: false),
                    DetectedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ResolvedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Severity = table.Column<string>(type: "TEXT", nullable: true),
                    SeverityAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Cause = table.Column<string>(type: "TEXT", nullable: true),
                    CauseAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Environment = table.Column<string>(type: "TEXT", nullable: true),
                    EnvironmentAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Summary = table.Column<string>(type: "TEXT", nullable: true),
                    SummaryAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ReleaseId = table.Column<long>(type: "INTEGER", nullable: true),
                    JoinedBy = table.Column<string>(type: "TEXT", nullable: true),
                    Guardrail = table.Column<string>(type: "TEXT", nullable: true),
                    GuardrailAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Incidents", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Interventions",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Service = table.Column<string>(type: "TEXT", nullable: false),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EndsAt = table.Column<long>(type: "INTEGER", nullable: true),
                    State = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Interventions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Journeys",
                columns: table => new
                {
                    Service = table.Column<string>(type: "TEXT", nullable: false),
                    Journey = table.Column<string>(type: "TEXT", nullable: false),
                    LastSeenAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Journeys", x => new { x.Service, x.Journey });
                });

            migrationBuilder.CreateTable(
                name: "Meta",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    Value = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Meta", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "Names",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Service = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Value = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ReleaseId = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Names", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Parked",
                columns: table => new
                {
                    DeliverySeq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ParkedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Parked", x => x.DeliverySeq);
                });

            migrationBuilder.CreateTable(
                name: "Persons",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", nullable: false, collation: "NOCASE"),
                    Reference = table.Column<string>(type: "TEXT", nullable: false),
                    Salt = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Persons", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Releases",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    PublicId = table.Column<string>(type: "TEXT", nullable: false),
                    Service = table.Column<string>(type: "TEXT", nullable: false),
                    NameId = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<string>(type: "TEXT", nullable: true),
                    Digest = table.Column<string>(type: "TEXT", nullable: true),
                    Commit = table.Column<string>(type: "TEXT", nullable: true),
                    OrderAt = table.Column<long>(type: "INTEGER", nullable: false),
                    FirstSeenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LastSeenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    BuiltAt = table.Column<long>(type: "INTEGER", nullable: true),
                    FirstWeightAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ShippedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    RolledBackAt = table.Column<long>(type: "INTEGER", nullable: true),
                    FeedbackStartedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    FeedbackSeconds = table.Column<long>(type: "INTEGER", nullable: true),
                    RolloutPhase = table.Column<int>(type: "INTEGER", nullable: true),
                    RolloutAt = table.Column<long>(type: "INTEGER", nullable: true),
                    OpenGates = table.Column<int>(type: "INTEGER", nullable: false),
                    Bypassed = table.Column<bool>(type: "INTEGER", nullable: false),
                    DuplicateVersion = table.Column<bool>(type: "INTEGER", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: true),
                    RedirectTo = table.Column<long>(type: "INTEGER", nullable: true),
                    UpdatedSeq = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Releases", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Removals",
                columns: table => new
                {
                    Service = table.Column<string>(type: "TEXT", nullable: false),
                    Environment = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    NameId = table.Column<long>(type: "INTEGER", nullable: false),
                    RecordedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Removals", x => new { x.Service, x.Environment, x.At, x.NameId });
                });

            migrationBuilder.CreateTable(
                name: "Rollups",
                columns: table => new
                {
                    Day = table.Column<int>(type: "INTEGER", nullable: false),
                    Service = table.Column<string>(type: "TEXT", nullable: false),
                    AccountableLate = table.Column<long>(type: "INTEGER", nullable: false),
                    AccountableNamed = table.Column<long>(type: "INTEGER", nullable: false),
                    AccountableTotal = table.Column<long>(type: "INTEGER", nullable: false),
                    ApprovalWaitSeconds = table.Column<long>(type: "INTEGER", nullable: false),
                    Bad = table.Column<long>(type: "INTEGER", nullable: false),
                    BadReachBasisPoints = table.Column<long>(type: "INTEGER", nullable: false),
                    BadReachUnknown = table.Column<long>(type: "INTEGER", nullable: false),
                    BadStopped = table.Column<long>(type: "INTEGER", nullable: false),
                    Built = table.Column<long>(type: "INTEGER", nullable: false),
                    BuiltOnDefault = table.Column<long>(type: "INTEGER", nullable: false),
                    BuiltWithAllControls = table.Column<long>(type: "INTEGER", nullable: false),
                    Bypasses = table.Column<long>(type: "INTEGER", nullable: false),
                    CustomerMinutes = table.Column<long>(type: "INTEGER", nullable: false),
                    FeedbackBuildSeconds = table.Column<long>(type: "INTEGER", nullable: false),
                    FeedbackEnded = table.Column<long>(type: "INTEGER", nullable: false),
                    FeedbackQueueSeconds = table.Column<long>(type: "INTEGER", nullable: false),
                    FeedbackTestSeconds = table.Column<long>(type: "INTEGER", nullable: false),
                    FeedbackTimed = table.Column<long>(type: "INTEGER", nullable: false),
                    FeedbackTimedSeconds = table.Column<long>(type: "INTEGER", nullable: false),
                    FeedbackWithin = table.Column<long>(type: "INTEGER", nullable: false),
                    FirstAttempts = table.Column<long>(type: "INTEGER", nullable: false),
                    FirstAttemptsGreen = table.Column<long>(type: "INTEGER", nullable: false),
                    GateWaitSeconds = table.Column<long>(type: "INTEGER", nullable: false),
                    HandsOff = table.Column<long>(type: "INTEGER", nullable: false),
                    HandsTold = table.Column<long>(type: "INTEGER", nullable: false),
                    LeadSeconds = table.Column<long>(type: "INTEGER", nullable: false),
                    Overrides = table.Column<long>(type: "INTEGER", nullable: false),
                    PromisesExecuted = table.Column<long>(type: "INTEGER", nullable: false),
                    PromisesPassed = table.Column<long>(type: "INTEGER", nullable: false),
                    QueueWaitSeconds = table.Column<long>(type: "INTEGER", nullable: false),
                    ReleasesWithFeatures = table.Column<long>(type: "INTEGER", nullable: false),
                    ReleasesWithLead = table.Column<long>(type: "INTEGER", nullable: false),
                    ReleasesWithPromises = table.Column<long>(type: "INTEGER", nullable: false),
                    ReleasesWithSizing = table.Column<long>(type: "INTEGER", nullable: false),
                    RequestedCpuMilli = table.Column<long>(type: "INTEGER", nullable: false),
                    RequestedMemoryMilli = table.Column<long>(type: "INTEGER", nullable: false),
                    RequirementCells = table.Column<long>(type: "INTEGER", nullable: false),
                    RequirementCellsMissing = table.Column<long>(type: "INTEGER", nullable: false),
                    RequirementCellsPassed = table.Column<long>(type: "INTEGER", nullable: false),
                    RerunSeconds = table.Column<long>(type: "INTEGER", nullable: false),
                    Rework = table.Column<long>(type: "INTEGER", nullable: false),
                    RunningSeconds = table.Column<long>(type: "INTEGER", nullable: false),
                    Shipped = table.Column<long>(type: "INTEGER", nullable: false),
                    TrafficMinutes = table.Column<long>(type: "INTEGER", nullable: false),
                    TrailComplete = table.Column<long>(type: "INTEGER", nullable: false),
                    TrailNoActor = table.Column<long>(type: "INTEGER", nullable: false),
                    TrailNoAuthor = table.Column<long>(type: "INTEGER", nullable: false),
                    TrailNoBuild = table.Column<long>(type: "INTEGER", nullable: false),
                    TrailNoCommit = table.Column<long>(type: "INTEGER", nullable: false),
                    TrailNoDecision = table.Column<long>(type: "INTEGER", nullable: false),
                    TrailNoReviewer = table.Column<long>(type: "INTEGER", nullable: false),
                    UsedCpuMilli = table.Column<long>(type: "INTEGER", nullable: false),
                    UsedMemoryMilli = table.Column<long>(type: "INTEGER", nullable: false),
                    WithoutProvenance = table.Column<long>(type: "INTEGER", nullable: false),
                    WithoutSast = table.Column<long>(type: "INTEGER", nullable: false),
                    WithoutSbom = table.Column<long>(type: "INTEGER", nullable: false),
                    WithoutSca = table.Column<long>(type: "INTEGER", nullable: false),
                    WithoutSecretScan = table.Column<long>(type: "INTEGER", nullable: false),
                    WithoutSignature = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Rollups", x => new { x.Day, x.Service });
                });

            migrationBuilder.CreateTable(
                name: "Running",
                columns: table => new
                {
                    Service = table.Column<string>(type: "TEXT", nullable: false),
                    Environment = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    NameId = table.Column<long>(type: "INTEGER", nullable: false),
                    Stage = table.Column<int>(type: "INTEGER", nullable: false),
                    IsDigest = table.Column<bool>(type: "INTEGER", nullable: false),
                    RecordedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Running", x => new { x.Service, x.Environment, x.At, x.NameId });
                });

            migrationBuilder.CreateTable(
                name: "Services",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Team = table.Column<string>(type: "TEXT", nullable: true),
                    TeamAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Tier = table.Column<int>(type: "INTEGER", nullable: true),
                    TierAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Customers = table.Column<long>(type: "INTEGER", nullable: true),
                    CustomersAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Repository = table.Column<string>(type: "TEXT", nullable: true),
                    OtherRepository = table.Column<string>(type: "TEXT", nullable: true),
                    FirstSeenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LastSeenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    FirstDigestId = table.Column<long>(type: "INTEGER", nullable: true),
                    FirstDigestAt = table.Column<long>(type: "INTEGER", nullable: true),
                    SecondDigestId = table.Column<long>(type: "INTEGER", nullable: true),
                    SecondDigestAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Services", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "Technologies",
                columns: table => new
                {
                    Service = table.Column<string>(type: "TEXT", nullable: false),
                    Technology = table.Column<string>(type: "TEXT", nullable: false),
                    FirstSeenAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Technologies", x => new { x.Service, x.Technology });
                });

            migrationBuilder.CreateIndex(
                name: "IX_Answers_Team_Question_Respondent_AnsweredAt",
                table: "Answers",
                columns: new[] { "Team", "Question", "Respondent", "AnsweredAt" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Costs_At",
                table: "Costs",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_ReleaseId",
                table: "Decisions",
                column: "ReleaseId");

            migrationBuilder.CreateIndex(
                name: "IX_Deliveries_BodyMark",
                table: "Deliveries",
                column: "BodyMark");

            migrationBuilder.CreateIndex(
                name: "IX_Deliveries_Conflicts",
                table: "Deliveries",
                column: "Seq",
                filter: "\"Conflicts\" > 0");

            migrationBuilder.CreateIndex(
                name: "IX_Deliveries_Connection_DeliveryId",
                table: "Deliveries",
                columns: new[] { "Connection", "DeliveryId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Deliveries_Flagged",
                table: "Deliveries",
                column: "Seq",
                filter: "\"Flags\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Deliveries_Repeated",
                table: "Deliveries",
                column: "Seq",
                filter: "\"Repeats\" > 0");

            migrationBuilder.CreateIndex(
                name: "IX_Deliveries_Status_Seq",
                table: "Deliveries",
                columns: new[] { "Status", "Seq" });

            migrationBuilder.CreateIndex(
                name: "IX_Facts_DeliverySeq",
                table: "Facts",
                column: "DeliverySeq");

            migrationBuilder.CreateIndex(
                name: "IX_Facts_NameId",
                table: "Facts",
                column: "NameId");

            migrationBuilder.CreateIndex(
                name: "IX_Facts_Type_Seq",
                table: "Facts",
                columns: new[] { "Type", "Seq" });

            migrationBuilder.CreateIndex(
                name: "IX_Incidents_DetectedAt",
                table: "Incidents",
                column: "DetectedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Incidents_ReleaseId",
                table: "Incidents",
                column: "ReleaseId");

            migrationBuilder.CreateIndex(
                name: "IX_Incidents_Service_Subject",
                table: "Incidents",
                columns: new[] { "Service", "Subject" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Interventions_Kind_EndsAt",
                table: "Interventions",
                columns: new[] { "Kind", "EndsAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Interventions_Service",
                table: "Interventions",
                column: "Service");

            migrationBuilder.CreateIndex(
                name: "IX_Names_Value_Kind_Service",
                table: "Names",
                columns: new[] { "Value", "Kind", "Service" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Persons_Name",
                table: "Persons",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Persons_Reference",
                table: "Persons",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Releases_DueAt",
                table: "Releases",
                column: "DueAt",
                filter: "\"DueAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Releases_FeedbackStartedAt",
                table: "Releases",
                column: "FeedbackStartedAt",
                filter: "\"FeedbackStartedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Releases_FirstWeightAt",
                table: "Releases",
                column: "FirstWeightAt",
                filter: "\"Bypassed\" = 1");

            migrationBuilder.CreateIndex(
                name: "IX_Releases_OrderAt",
                table: "Releases",
                column: "OrderAt");

            migrationBuilder.CreateIndex(
                name: "IX_Releases_PublicId",
                table: "Releases",
                column: "PublicId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Releases_RolledBackAt",
                table: "Releases",
                column: "RolledBackAt",
                filter: "\"RolledBackAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Releases_RolloutAt",
                table: "Releases",
                column: "RolloutAt",
                filter: "\"RolloutAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Releases_Service_OrderAt",
                table: "Releases",
                columns: new[] { "Service", "OrderAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Releases_Service_ShippedAt",
                table: "Releases",
                columns: new[] { "Service", "ShippedAt" },
                filter: "\"ShippedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Releases_Shipped",
                table: "Releases",
                columns: new[] { "Service", "OrderAt" },
                filter: "\"ShippedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Releases_ShippedAt",
                table: "Releases",
                column: "ShippedAt",
                filter: "\"ShippedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Rollups_Service_Day",
                table: "Rollups",
                columns: new[] { "Service", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_Running_NameId",
                table: "Running",
                column: "NameId");

            migrationBuilder.CreateIndex(
                name: "IX_Running_Service_Stage_At",
                table: "Running",
                columns: new[] { "Service", "Stage", "At" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Answers");

            migrationBuilder.DropTable(
                name: "Arrivals");

            migrationBuilder.DropTable(
                name: "Costs");

            migrationBuilder.DropTable(
                name: "Decisions");

            migrationBuilder.DropTable(
                name: "Deliveries");

            migrationBuilder.DropTable(
                name: "Entries");

            migrationBuilder.DropTable(
                name: "Facts");

            migrationBuilder.DropTable(
                name: "Incidents");

            migrationBuilder.DropTable(
                name: "Interventions");

            migrationBuilder.DropTable(
                name: "Journeys");

            migrationBuilder.DropTable(
                name: "Meta");

            migrationBuilder.DropTable(
                name: "Names");

            migrationBuilder.DropTable(
                name: "Parked");

            migrationBuilder.DropTable(
                name: "Persons");

            migrationBuilder.DropTable(
                name: "Releases");

            migrationBuilder.DropTable(
                name: "Removals");

            migrationBuilder.DropTable(
                name: "Rollups");

            migrationBuilder.DropTable(
                name: "Running");

            migrationBuilder.DropTable(
                name: "Services");

            migrationBuilder.DropTable(
                name: "Technologies");
        }
    }
}
