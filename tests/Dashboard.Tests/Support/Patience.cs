namespace Dashboard.Tests.Support;

public static class Patience
{
    /// <summary>How long a test waits for what must happen before it says that it did not. Never a way to prove absence.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
}
