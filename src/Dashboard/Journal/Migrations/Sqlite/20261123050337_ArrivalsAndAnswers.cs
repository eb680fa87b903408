using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dashboard.Journal.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ArrivalsAndAnswers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Answers_Team_Question_AnsweredAt",
                table: "Answers");

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

            migrationBuilder.CreateIndex(
                name: "IX_Deliveries_Conflicts",
                table: "Deliveries",
                column: "Seq",
                filter: "\"Conflicts\" > 0");

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
                name: "IX_Answers_Team_Question_Respondent_AnsweredAt",
                table: "Answers",
                columns: new[] { "Team", "Question", "Respondent", "AnsweredAt" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Arrivals");

            migrationBuilder.DropIndex(
                name: "IX_Deliveries_Conflicts",
                table: "Deliveries");

            migrationBuilder.DropIndex(
                name: "IX_Deliveries_Flagged",
                table: "Deliveries");

            migrationBuilder.DropIndex(
                name: "IX_Deliveries_Repeated",
                table: "Deliveries");

            migrationBuilder.DropIndex(
                name: "IX_Answers_Team_Question_Respondent_AnsweredAt",
                table: "Answers");

            migrationBuilder.CreateIndex(
                name: "IX_Answers_Team_Question_AnsweredAt",
                table: "Answers",
                columns: new[] { "Team", "Question", "AnsweredAt" });
        }
    }
}
