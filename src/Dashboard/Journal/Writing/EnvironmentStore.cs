using Dashboard.Core.Measuring.Environments;

namespace Dashboard.Journal.Writing;

/// What was told of environments, moment by moment. Nothing is worked out here: the words are a set, and what they come to is read from it.
internal sealed class EnvironmentStore(Session session)
{
    // Of what two events say of one moment the greater stays, and the failure: whichever came first.
    private readonly Sql _note = session.Prepare(
        $"""
        INSERT INTO Environments(Service,At,Environment,Change,Name,Stage,Shared,Isolated,ProductionLike,ProvisionSeconds,Down,DataOwner,BeganAt)
        VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13)
        ON CONFLICT(Service,At,Environment,Change) DO UPDATE SET Name=MIN(Name,?5), {Greater("Stage", 6)}, {Greater("Shared", 7)}, {Greater("Isolated", 8)},
          {Greater("ProductionLike", 9)}, {Greater("ProvisionSeconds", 10)}, {Greater("Down", 11)}, {Greater("DataOwner", 12)},
          BeganAt=MIN(COALESCE(BeganAt,?13),COALESCE(?13,BeganAt))
        """);

    public void Note(string service, EnvironmentWord word) => _note.Run(
        service, word.At, Running.Key(word.Environment), (int)word.Change, word.Environment, word.Stage is { } stage ? (int)stage : default(long?), Flag(word.Shared),
        Flag(word.Isolated), Flag(word.ProductionLike), word.ProvisionSeconds, Flag(word.Down), word.DataOwner, word.BeganAt);

    private static long? Flag(bool? told) => told is { } flag ? flag ? 1 : 0 : null;

    private static string Greater(string column, int n) => $"{column}=MAX(COALESCE({column},?{n}),COALESCE(?{n},{column}))";
}
