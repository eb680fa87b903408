using Dashboard.Core.Pipeline;
using Dashboard.Core.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Dashboard.Core.Tests.Pipeline;

/// The order things arrive in, and how often, cannot matter.
public class ShuffleTests
{
    [Fact]
    public void Shuffled_and_sent_again_under_other_ids_is_as_ordered_once() => ForMany(500, history =>
        Assert.Equal(AsText.Of(World.Of(history.Events)), AsText.Of(World.Of(history.Shuffled.Concat(history.SentAgain).Concat(history.Events)))));

    [Fact]
    public void Folding_only_what_an_event_touched_is_as_folding_everything() => ForMany(250, history =>
    {
        var world = World.Of(history.Shuffled);

        Assert.Equal(AsText.Of(world.Releases), AsText.Of(world.Kept));
    });

    [Fact]
    public void Every_release_that_an_event_changes_is_named() => ForMany(100, history =>
    {
        var world = new World();
        var before = AsText.ByIdentity(world);
        foreach (var e in history.Shuffled.Where(e => ReleaseName.Of(e).Count > 0))
        {
            var named = Joining.Apply(world.Names, e).Releases;
            var after = AsText.ByIdentity(world);
            Assert.All(after.Where(r => before.GetValueOrDefault(r.Key) != r.Value), r => Assert.Contains(r.Key, named));
            before = after;
        }
    });

    [Fact]
    public void A_stored_name_comes_back_as_it_was() => ForMany(50, history =>
        Assert.All(World.Of(history.Events).Names.All, record => Assert.Equal(AsText.Of(record), AsText.Of(StoredName.Of(record).ToRecord(record.Name)))));

    /// Times RTS_SCALE.
    private static void ForMany(int histories, Action<AnyHistory> holds) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(histories * Scale.Factor), Prop.ForAll(AnyHistories.Arbitrary(), holds));
}
