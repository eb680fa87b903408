using System.Text.RegularExpressions;
using Bunit;
using Dashboard.Shared;
using Dashboard.Styleguide;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;

namespace Dashboard.Tests.Shared;

public sealed partial class StyleguideTests : PageTest
{
    private readonly Place _place = new();

    public StyleguideTests() => Services.AddSingleton<IWebHostEnvironment>(_place);

    [Fact]
    public void It_shows_every_shared_component()
    {
        var page = Guide("Development");
        var shared = typeof(StateChip).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(StateChip).Namespace && typeof(IComponent).IsAssignableFrom(type) && !type.IsAbstract).ToList();

        Assert.True(shared.Count > 15);
        Assert.Empty(shared.Where(type => !Has(page, type)).Select(type => type.Name));
    }

    [Fact]
    public void It_shows_every_state_filled_plain_and_as_a_shape()
    {
        var rows = Guide("Development").FindAll("[aria-labelledby=states] tbody tr");

        Assert.Equal(Enum.GetNames<ChipState>(), rows.Select(row => row.Children[0].TextContent));
        Assert.All(rows, row => Assert.True(row.QuerySelectorAll(".si").Length >= 5, row.TextContent));
    }

    [Fact]
    public void Every_token_of_the_tokens_file_for_type_and_space_stands_there()
    {
        var markup = Guide("Development").Markup;
        var tokens = TokenName().Matches(File.ReadAllText(Path.Combine(Architecture.Repository.Root, "wwwroot-assets", "tokens.css")))
            .Select(match => match.Groups["name"].Value).Where(name => name.StartsWith("t-", StringComparison.Ordinal) || name.StartsWith("s-", StringComparison.Ordinal));

        Assert.Empty(tokens.Where(name => !name.EndsWith("-track", StringComparison.Ordinal) && !markup.Contains($"var(--{name})", StringComparison.Ordinal)).Distinct());
    }

    [Fact]
    public void It_is_not_there_for_those_who_use_the_product() => Assert.Empty(Guide("Production").FindAll("h1, h2"));

    private static bool Has(IRenderedComponent<StyleguidePage> page, Type component) =>
        (bool)typeof(StyleguideTests).GetMethod(nameof(HasOne), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(component).Invoke(null, [page])!;

    private static bool HasOne<T>(IRenderedComponent<StyleguidePage> page)
        where T : IComponent => page.HasComponent<T>();

    private IRenderedComponent<StyleguidePage> Guide(string environment)
    {
        _place.EnvironmentName = environment;
        return Render<StyleguidePage>();
    }

    [GeneratedRegex("--(?<name>[ts]-[a-z0-9-]+):", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TokenName();

    private sealed class Place : IWebHostEnvironment
    {
        public string EnvironmentName { get; set; } = "";
        public string ApplicationName { get; set; } = "Dashboard";
        public string WebRootPath { get; set; } = "";
        public string ContentRootPath { get; set; } = "";
        public IFileProvider WebRootFileProvider { get; set; } = new NullFileProvider();
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
