using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dashboard.Journal.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class StagesAndPlaces : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "RecordedAt",
                table: "Running",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

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
                    Service = table.Column<string>(type: "TEXT", nullable: false),
                    LastDay = table.Column<int>(type: "INTEGER", nullable: false),
                    Parts = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReleaseStages", x => x.ReleaseId);
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

            migrationBuilder.CreateIndex(
                name: "IX_ReleaseStages_Service_LastDay",
                table: "ReleaseStages",
                columns: new[] { "Service", "LastDay" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ReleaseStages");

            migrationBuilder.DropTable(
                name: "Removals");

            migrationBuilder.DropColumn(
                name: "RecordedAt",
                table: "Running");

            migrationBuilder.DropColumn(
                name: "EscapedStage",
                table: "Incidents");

            migrationBuilder.DropColumn(
                name: "EscapedStageAt",
                table: "Incidents");
        }
    }
}
