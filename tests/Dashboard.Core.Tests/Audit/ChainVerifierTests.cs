using Dashboard.Core.Audit;
using FsCheck.Xunit;

namespace Dashboard.Core.Tests.Audit;

public class ChainVerifierTests
{
    [Fact]
    public void An_untouched_chain_is_whole_and_an_empty_one_too()
    {
        var verifier = Verify(Chain(100));

        Assert.Null(verifier.Finish());
        Assert.Equal(100, verifier.LastSequence);
        Assert.Null(new ChainVerifier().Finish());
    }

    [Fact]
    public void A_link_is_the_hash_of_the_link_before_and_the_bytes()
    {
        var expected = System.Security.Cryptography.SHA256.HashData([.. new byte[32], .. "fact"u8]);

        Assert.Equal(expected, ChainLink.Next(ChainLink.Genesis, "fact"u8));
    }

    [Property(MaxTest = 300)]
    public void Any_byte_that_was_changed_is_found_at_its_fact(byte count, int where, byte by)
    {
        var chain = Chain((count % 20) + 1);
        var at = Math.Abs(where % chain.Count);
        var bytes = Math.Abs(where / 7) % 3 == 0 ? chain[at].Link : chain[at].Fact;
        bytes[Math.Abs(where) % bytes.Length] ^= (byte)(by == 0 ? 1 : by);

        Assert.Equal(at + 1, Verify(chain).Finish()?.Sequence);
    }

    [Theory]
    [InlineData(1, "fact 1 is missing")]
    [InlineData(5, "fact 5 is missing")]
    public void A_fact_that_was_taken_out_is_named(int sequence, string reason)
    {
        var chain = Chain(10);
        chain.RemoveAt(sequence - 1);

        Assert.Equal(new ChainBreak(sequence, reason), Verify(chain).Finish());
    }

    [Fact]
    public void Two_facts_that_changed_places_are_found_though_their_numbers_are_right()
    {
        var chain = Chain(10);
        (chain[3], chain[4]) = (chain[4] with { Sequence = 4 }, chain[3] with { Sequence = 5 });

        Assert.Equal(4, Verify(chain).Finish()?.Sequence);
    }

    [Fact]
    public void A_fact_that_comes_twice_is_found()
    {
        var chain = Chain(10);
        chain.Insert(4, chain[3]);

        Assert.Equal(new ChainBreak(5, "fact 4 comes a second time"), Verify(chain).Finish());
    }

    [Fact]
    public void A_chain_cut_off_at_its_end_is_found_against_a_checkpoint()
    {
        var chain = Chain(10);
        var checkpoint = new ChainCheckpoint(9, chain[8].Link);

        Assert.Null(Verify(chain, checkpoint).Finish());
        Assert.Equal(new ChainBreak(8, "facts 8 to 9 are missing at the end"), Verify(chain[..7], checkpoint).Finish());
    }

    [Fact]
    public void A_chain_written_anew_is_found_against_a_checkpoint()
    {
        var checkpoint = new ChainCheckpoint(7, Chain(10)[6].Link);
        var anew = Chain(10, first: "another beginning"u8.ToArray());

        Assert.Null(Verify(anew).Finish());
        Assert.Equal(7, Verify(anew, checkpoint).Finish()?.Sequence);
    }

    [Fact]
    public void After_the_first_break_nothing_is_believed()
    {
        var chain = Chain(10);
        chain[2].Fact[0] ^= 1;
        chain[7].Fact[0] ^= 1;
        var verifier = Verify(chain);

        Assert.Equal(3, verifier.Break?.Sequence);
        Assert.Equal(2, verifier.LastSequence);
        Assert.True(verifier.LastLink.SequenceEqual(Chain(10)[1].Link));
    }

    private static ChainVerifier Verify(IReadOnlyList<Stored> chain, ChainCheckpoint? checkpoint = null)
    {
        var verifier = new ChainVerifier(checkpoint);
        foreach (var (sequence, fact, link) in chain)
        {
            verifier.Feed(sequence, fact, link);
        }

        return verifier;
    }

    private static List<Stored> Chain(int count, byte[]? first = null)
    {
        List<Stored> chain = [];
        var link = ChainLink.Genesis;
        for (var i = 1; i <= count; i++)
        {
            var fact = i == 1 && first is not null ? first : System.Text.Encoding.UTF8.GetBytes($$"""{"seq":{{i}}}""");
            link = ChainLink.Next(link, fact);
            chain.Add(new(i, fact, [.. link]));
        }

        return chain;
    }

    private sealed record Stored(long Sequence, byte[] Fact, byte[] Link);
}
