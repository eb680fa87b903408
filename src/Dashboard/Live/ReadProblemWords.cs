using System.Data.Common;

namespace Dashboard.Live;

/// <summary>Why a read failed, without what only the log may tell.</summary>
public static class ReadProblemWords
{
    public const string TookTooLong = "The database took too long to answer.";

    public static string For(Exception problem) => problem.GetBaseException() switch
    {
        TimeoutException => TookTooLong,
        DbException or IOException => "The database did not answer.",
        _ => "The reason is in the log of the server.",
    };
}
