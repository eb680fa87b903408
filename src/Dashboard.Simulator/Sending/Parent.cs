namespace Dashboard.Simulator.Sending;

/// <summary>The program that started this one holds its standard input open as long as it lives.</summary>
internal static class Parent
{
    public static void CancelWhenGone(TextReader input, CancellationTokenSource orphaned)
    {
        while (input.ReadLine() is not null)
        {
        }

        try
        {
            orphaned.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The program has ended by itself in the meantime.
        }
    }
}
