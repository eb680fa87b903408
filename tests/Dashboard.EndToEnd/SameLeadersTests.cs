using System.Text.Json.Nodes;
using Dashboard.Core.Gates;
using Dashboard.EndToEnd.Screens;
using static Dashboard.EndToEnd.SameFigureTests;
using static Dashboard.EndToEnd.SameReleaseTests;
using static Dashboard.EndToEnd.Support.Comparison;

namespace Dashboard.EndToEnd;

/// Why the leaders differ on a release stands the same on its page and in the API.
[Collection(LookersOn.Name)]
public class SameLeadersTests(FilledApp filled, Browser browser)
{
    private const int Looked = 4;

    [Fact]
    public Task Answers_and_items_of_the_leaders_page_are_those_of_the_API() => AtOneSequenceAsync(filled, browser, async (page, same) =>
    {
        foreach (var release in (await AllAsync(filled, "state=in-flight")).Take(Looked))
        {
            var id = Text(release["publicId"]);
            var screen = new LeadersScreen(page, id);
            await screen.OpenAsync();
            var api = await ReadAsync(filled, $"v1/releases/{id}/leaders");

            same.Same($"{id} answers", await screen.AnswersAsync(), api["rights"]!.AsArray().Select(r =>
                $"{WordOf(r!["answer"])}: {ItemWords.Said(Text(r["reason"]))}. proven on {r["provenItems"]} of {r["expectedItems"]}"));
            same.Same($"{id} items", await screen.ItemsAsync(), api["items"]!.AsArray().Select(ItemOf));
            same.Same($"{id} what differs", await screen.DecidingAsync(), Enumerable.Repeat("decides", api["deciding"]!.GetValue<int>()));
        }
    }, atLeast: 3 * Looked);

    private static string ItemOf(JsonNode? item)
    {
        var name = ItemWords.Name(Text(item!["item"]));
        return $"{char.ToUpperInvariant(name[0])}{name[1..]} in {GateNames.Title(Enum.GetValues<Gate>().Single(g => Core.Pipeline.Slug.Of(g) == Text(item["gate"])))}"
            + $" asked by {string.Join(' ', item["askedBy"]!.AsArray().Select(Text))}";
    }
}
