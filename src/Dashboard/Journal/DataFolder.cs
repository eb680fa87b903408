namespace Dashboard.Journal;

/// <summary>The folder of the SQLite file. Everything the app writes lies in it, so that instances with other files never meet.</summary>
public sealed record DataFolder(string Path);
