namespace Dashboard.Shared;

/// <summary>Tables as files.</summary>
public static class Downloads
{
    /// <summary>Rows in one file at the most.</summary>
    public const int MostRows = 5000;
}
