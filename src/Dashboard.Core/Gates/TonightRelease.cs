namespace Dashboard.Core.Gates;

/// <summary>A release that goes into the extended tests tonight.</summary>
/// <param name="PublicId">For its address.</param>
/// <param name="Service">As a reader knows it.</param>
/// <param name="Name">See <paramref name="Service"/>.</param>
/// <param name="Items">What it lacks of the extended stage.</param>
/// <param name="Skipped">Older ones that it takes the place of.</param>
public sealed record TonightRelease(string PublicId, string Service, string Name, IReadOnlyList<string> Items, IReadOnlyList<SkippedRelease> Skipped);

/// <summary>One that was cleared too but is older.</summary>
public sealed record SkippedRelease(string PublicId, string Name);
