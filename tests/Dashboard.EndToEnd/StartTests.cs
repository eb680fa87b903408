namespace Dashboard.EndToEnd;

public class StartTests
{
    [Fact]
    public void Simulator_lies_beside_the_app() =>
        Assert.True(File.Exists(Path.Combine(AppContext.BaseDirectory, "simulator", "Dashboard.Simulator.dll")));
}
