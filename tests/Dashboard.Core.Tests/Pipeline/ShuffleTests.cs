using Dashboard.Core.Pipeline;
using Dashboard.Core.Tests.Support;
using FsCheck.Xunit;

namespace Dashboard.Core.Tests.Pipeline;

/// The order things arrive in, and how often, cannot matter (domain.md section 7).
[Properties(Arbitrary = [typeof(AnyHistories)])]
public class ShuffleTests
{
    [Property(MaxTest = 500)]
    public void Shuffled_and_sent_again_under_other_ids_is_as_ordered_once(AnyHistory history) =>
        Assert.Equal(AsText.Of(World.Of(history.Events)), AsText.Of(World.Of(history.Shuffled.Concat(history.SentAgain).Concat(history.Events))));

    [Property(MaxTest = 250)]
    public void Folding_only_what_an_event_touched_is_as_folding_everything(AnyHistory history)
    {
        var world = World.Of(history.Shuffled);

        Assert.Equal(AsText.Of(world.Releases), AsText.Of(world.Kept));
    }

    [Property(MaxTest = 50)]
    public void A_stored_name_comes_back_as_it_was(AnyHistory history)
    {
        foreach (var record in World.Of(history.Events).Names.All)
        {
            Assert.Equal(AsText.Of(record), AsText.Of(StoredName.Of(record).ToRecord(record.Name)));
        }
    }
}
