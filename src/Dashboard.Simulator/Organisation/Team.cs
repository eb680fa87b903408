namespace Dashboard.Simulator.Organisation;

/// <summary>A team; its first member answers for its releases.</summary>
internal sealed record Team(string Name, params string[] People)
{
    public string Lead => People[0];
}
