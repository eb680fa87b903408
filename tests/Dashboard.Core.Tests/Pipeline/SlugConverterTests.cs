using System.Text.Json;
using Dashboard.Core.Gates;

namespace Dashboard.Core.Tests.Pipeline;

/// Enums are their words wherever they stand, as values and as the keys of what is counted by them.
public class SlugConverterTests
{
    [Fact]
    public void Counts_by_word_come_back_as_they_were()
    {
        var counts = new Dictionary<EvidenceState, int> { [EvidenceState.NotApplicable] = 2, [EvidenceState.Passed] = 1 };

        var text = JsonSerializer.Serialize(counts, JsonSerializerOptions.Web);

        Assert.Equal("""{"not-applicable":2,"passed":1}""", text);
        Assert.Equal(counts, JsonSerializer.Deserialize<Dictionary<EvidenceState, int>>(text, JsonSerializerOptions.Web));
    }

    [Fact]
    public void A_key_that_is_no_word_of_it_is_refused() =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Dictionary<EvidenceState, int>>("""{"sometimes":1}""", JsonSerializerOptions.Web));
}
