using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dashboard.Journal.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class RolloutsThatGoOn : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Releases_AroundGates",
                table: "Releases",
                column: "ShippedAt",
                filter: "\"Bypassed\" = 1");

            migrationBuilder.CreateIndex(
                name: "IX_Releases_OpenRollouts",
                table: "Releases",
                column: "RolloutAt",
                filter: "\"RolloutPhase\" < 2");

            migrationBuilder.CreateIndex(
                name: "IX_Releases_TurnedBack",
                table: "Releases",
                column: "RolloutAt",
                filter: "\"RolloutPhase\" = 3");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Releases_AroundGates",
                table: "Releases");

            migrationBuilder.DropIndex(
                name: "IX_Releases_OpenRollouts",
                table: "Releases");

            migrationBuilder.DropIndex(
                name: "IX_Releases_TurnedBack",
                table: "Releases");
        }
    }
}
