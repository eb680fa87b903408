namespace Dashboard.Journal;

/// What people did in the sample organisation's past beside what its pipelines sent: told once its history is there.
public sealed record SamplePast(Func<Book, CancellationToken, Task> TellAsync);
