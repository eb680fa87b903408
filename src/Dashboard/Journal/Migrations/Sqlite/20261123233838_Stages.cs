using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dashboard.Journal.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Stages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "EscapedStage",
                table: "Incidents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "EscapedStageAt",
                table: "Incidents",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ReleaseStages",
                columns: table => new
                {
                    ReleaseId = table.Column<long>(type: "INTEGER", nullable: false),
                    Parts = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReleaseStages", x => x.ReleaseId);
                });

            migrationBuilder.CreateTable(
                name: "StageDays",
                columns: table => new
                {
                    Service = table.Column<string>(type: "TEXT", nullable: false),
                    Stage = table.Column<int>(type: "INTEGER", nullable: false),
                    Day = table.Column<int>(type: "INTEGER", nullable: false),
                    Check = table.Column<string>(type: "TEXT", nullable: false),
                    Facet = table.Column<string>(type: "TEXT", nullable: false),
                    Executed = table.Column<long>(type: "INTEGER", nullable: false),
                    FirstGreen = table.Column<long>(type: "INTEGER", nullable: false),
                    Flaky = table.Column<long>(type: "INTEGER", nullable: false),
                    HabitKept = table.Column<long>(type: "INTEGER", nullable: false),
                    HabitTold = table.Column<long>(type: "INTEGER", nullable: false),
                    Held = table.Column<long>(type: "INTEGER", nullable: false),
                    Passed = table.Column<long>(type: "INTEGER", nullable: false),
                    QueueSeconds = table.Column<long>(type: "INTEGER", nullable: false),
                    Queued = table.Column<long>(type: "INTEGER", nullable: false),
                    RanSeconds = table.Column<long>(type: "INTEGER", nullable: false),
                    Releases = table.Column<long>(type: "INTEGER", nullable: false),
                    Runs = table.Column<long>(type: "INTEGER", nullable: false),
                    RunsFailed = table.Column<long>(type: "INTEGER", nullable: false),
                    RunsUnproven = table.Column<long>(type: "INTEGER", nullable: false),
                    Timed = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StageDays", x => new { x.Service, x.Stage, x.Day, x.Check, x.Facet });
                });

            migrationBuilder.CreateTable(
                name: "StageTimes",
                columns: table => new
                {
                    Stage = table.Column<int>(type: "INTEGER", nullable: false),
                    Check = table.Column<string>(type: "TEXT", nullable: false),
                    IsQueue = table.Column<bool>(type: "INTEGER", nullable: false),
                    Day = table.Column<int>(type: "INTEGER", nullable: false),
                    Band = table.Column<int>(type: "INTEGER", nullable: false),
                    Count = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StageTimes", x => new { x.Day, x.Stage, x.Check, x.IsQueue, x.Band });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ReleaseStages");

            migrationBuilder.DropTable(
                name: "StageDays");

            migrationBuilder.DropTable(
                name: "StageTimes");

            migrationBuilder.DropColumn(
                name: "EscapedStage",
                table: "Incidents");

            migrationBuilder.DropColumn(
                name: "EscapedStageAt",
                table: "Incidents");
        }
    }
}
