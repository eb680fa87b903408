namespace Dashboard.Core.Audit;

/// <summary>A link that was written down elsewhere: the chain must still pass through it.</summary>
public sealed record ChainCheckpoint(long Sequence, ReadOnlyMemory<byte> Link);

/// <summary>Where the chain breaks first, and how.</summary>
public sealed record ChainBreak(long Sequence, string Reason);

/// <summary>
/// Verifies the journal's chain as facts are fed to it in the order of their sequence, one at a time: it keeps one link, never the facts.
/// The first break is remembered; what comes after it proves nothing any more. A chain cut off at its end, or written anew as a
/// whole, is in itself without a fault: only a checkpoint finds that.
/// </summary>
public sealed class ChainVerifier(ChainCheckpoint? checkpoint = null)
{
    private byte[] _link = ChainLink.Genesis;

    /// <summary>The last fact that stood in the chain; 0 before the first.</summary>
    public long LastSequence { get; private set; }

    /// <summary>The link of that fact; 32 bytes.</summary>
    public ReadOnlySpan<byte> LastLink => _link;

    /// <summary>Where it breaks first; null while it does not.</summary>
    public ChainBreak? Break { get; private set; }

    /// <summary>Takes the next fact as stored; false from the first break on.</summary>
    public bool Feed(long sequence, ReadOnlySpan<byte> fact, ReadOnlySpan<byte> link)
    {
        if (Break is not null)
        {
            return false;
        }

        var expected = ChainLink.Next(_link, fact);
        Break = sequence != LastSequence + 1 ? Gap(sequence)
            : !link.SequenceEqual(expected) ? new(sequence, $"fact {sequence} or its link was changed")
            : sequence == checkpoint?.Sequence && !link.SequenceEqual(checkpoint.Link.Span)
                ? new(sequence, $"the chain up to fact {sequence} is not the one that was written down") : null;
        if (Break is null)
        {
            (LastSequence, _link) = (sequence, expected);
        }

        return Break is null;
    }

    /// <summary>Ends the verification: the first break, or what is missing at the end; null when the chain is whole.</summary>
    public ChainBreak? Finish()
    {
        if (Break is null && checkpoint is not null && LastSequence < checkpoint.Sequence)
        {
            Break = new(LastSequence + 1, $"facts {LastSequence + 1} to {checkpoint.Sequence} are missing at the end");
        }

        return Break;
    }

    private ChainBreak Gap(long sequence) =>
        new(LastSequence + 1, sequence > LastSequence ? $"fact {LastSequence + 1} is missing" : $"fact {sequence} comes a second time");
}
