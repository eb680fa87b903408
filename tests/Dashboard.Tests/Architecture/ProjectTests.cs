using System.Xml.Linq;

namespace Dashboard.Tests.Architecture;

public class ProjectTests
{
    [Fact]
    public void Core_references_no_package_and_no_project() => Faults.None(References("src/Dashboard.Core/Dashboard.Core.csproj"));

    [Fact]
    public void Simulator_knows_nothing_of_ours() =>
        Assert.DoesNotContain(References("src/Dashboard.Simulator/Dashboard.Simulator.csproj"), reference => reference.Contains("Dashboard", StringComparison.Ordinal));

    [Fact]
    public void Versions_stand_in_one_place_only()
    {
        var faults = Repository.Files("src", "tests")
            .Where(file => file.EndsWith(".csproj", StringComparison.Ordinal))
            .Where(file => XDocument.Parse(Repository.Text(file)).Descendants("PackageReference")
                .Any(reference => reference.Attribute("Version") is not null || reference.Attribute("VersionOverride") is not null));

        Faults.None(faults);
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = Repository.Text("Dashboard.sln").Replace('\\', '/');

        Faults.None(Repository.Files("src", "tests").Where(file => file.EndsWith(".csproj", StringComparison.Ordinal) && !solution.Contains(file, StringComparison.Ordinal)));
    }

    [Fact]
    public void Theme_numbers_for_MudBlazor_repeat_the_tokens()
    {
        var tokens = Repository.Text("wwwroot-assets/tokens.css");
        var theme = Repository.Text("wwwroot-assets/mudblazor-theme.css");
        (string Token, string Variable)[] pairs =
        [
            ("accent", "primary"), ("waived-solid", "tertiary"), ("stale-solid", "info"), ("met-solid", "success"),
            ("risk-solid", "warning"), ("notmet-solid", "error"), ("ink", "text-primary"), ("line", "divider"),
        ];

        Assert.All(pairs, pair => Assert.Equal(Hex(tokens, $"--{pair.Token}:"), Numbers(theme, $"--mud-palette-{pair.Variable}-rgb:")));
    }

    private static IEnumerable<string> References(string project) =>
        XDocument.Parse(Repository.Text(project)).Descendants()
            .Where(element => element.Name.LocalName is "PackageReference" or "ProjectReference" or "FrameworkReference" or "Reference")
            .Select(element => (string?)element.Attribute("Include") ?? "");

    private static List<string> Hex(string css, string name) =>
        Values(css, name).Select(value => string.Join(", ", Convert.FromHexString(value.TrimStart('#')))).ToList();

    private static List<string> Numbers(string css, string name) => Values(css, name).ToList();

    private static IEnumerable<string> Values(string css, string name) =>
        css.Split(name).Skip(1).Select(rest => rest[..rest.IndexOf(';', StringComparison.Ordinal)].Trim());
}
