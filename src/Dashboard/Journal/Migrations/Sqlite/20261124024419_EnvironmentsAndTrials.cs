using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dashboard.Journal.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class EnvironmentsAndTrials : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "Trials",
                table: "ReleaseStages",
                type: "BLOB",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Environments",
                columns: table => new
                {
                    Service = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Environment = table.Column<string>(type: "TEXT", nullable: false),
                    Change = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Stage = table.Column<int>(type: "INTEGER", nullable: true),
                    Shared = table.Column<bool>(type: "INTEGER", nullable: true),
                    Isolated = table.Column<bool>(type: "INTEGER", nullable: true),
                    ProductionLike = table.Column<bool>(type: "INTEGER", nullable: true),
                    ProvisionSeconds = table.Column<long>(type: "INTEGER", nullable: true),
                    Down = table.Column<bool>(type: "INTEGER", nullable: true),
                    DataOwner = table.Column<string>(type: "TEXT", nullable: true),
                    BeganAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Environments", x => new { x.Service, x.At, x.Environment, x.Change });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Environments");

            migrationBuilder.DropColumn(
                name: "Trials",
                table: "ReleaseStages");
        }
    }
}
