namespace Dashboard.Journal;

/// The right to write a database file: one process at a time. The system takes it back from a process that ends, however it ends.
public sealed class WriterTurn : IDisposable
{
    private readonly FileStream _file;

    private WriterTurn(FileStream file) => _file = file;

    /// Null when another process still has it after the time one takes to shut down.
    public static WriterTurn? Take(string databaseFile, TimeSpan patience)
    {
        FileStream? file = null;
        SpinWait.SpinUntil(() => TryOpen(databaseFile + ".writer", out file), patience);
        return file is null ? null : new WriterTurn(file);
    }

    public void Dispose() => _file.Dispose();

    private static bool TryOpen(string path, out FileStream? file)
    {
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (IOException) when (Directory.Exists(Path.GetDirectoryName(path)))
        {
            file = null;
            return false;
        }
    }
}
