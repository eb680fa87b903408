using Dashboard.Shared;

namespace Dashboard.Overview;

/// One thing that needs somebody, worst first by the customers it puts at risk.
public sealed record AttentionItem(ChipState State, string Title, string Why, string Next, long? Customers, string RiskWords, string? Address, int Tier, DateTimeOffset Since);
