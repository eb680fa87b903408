namespace Dashboard.Live;

/// <summary>A journal whose gates can close by age alone.</summary>
public interface IDueReleases
{
    /// <summary>Decides again about every release whose evidence has aged out since the last call, records what changed and rings for it.</summary>
    Task RedecideDueAsync(CancellationToken cancellationToken);
}
