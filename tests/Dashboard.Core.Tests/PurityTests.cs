using System.Reflection;

namespace Dashboard.Core.Tests;

public class PurityTests
{
    [Fact]
    public void Core_references_nothing_but_the_base_class_library()
    {
        var foreign = Assembly.Load("Dashboard.Core").GetReferencedAssemblies()
            .Select(reference => reference.Name ?? "")
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal) && name is not ("System" or "netstandard"));

        Assert.Empty(foreign);
    }
}
