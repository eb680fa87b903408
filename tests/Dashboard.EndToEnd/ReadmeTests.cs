using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Playwright;

namespace Dashboard.EndToEnd;

/// What the README shows and points to is there, and comes from the running product.
public partial class ReadmeTests(Browser browser)
{
    private const int MostBytes = 1_900_000;

    // Set to docs/images to renew the pictures of the README; else they are only proved to be makeable.
    private static readonly string? Into = Environment.GetEnvironmentVariable("DASHBOARD_IMAGES");

    private static readonly Look Frame = new("picture", 1280, 720);

    [Fact]
    public void Links_and_pictures_lead_to_what_is_there() =>
        Assert.All(Targets().Matches(Repository.Readme).Select(match => match.Groups["target"].Value).Where(target => !target.Contains("://", StringComparison.Ordinal)),
            target => Assert.True(Path.Exists(Path.Combine(Repository.Root, target.Split('#')[0])), target));

    [Fact]
    public void Every_setting_of_the_sample_file_is_in_the_table()
    {
        var sample = new ConfigurationBuilder().AddJsonFile(Path.Combine(Repository.Root, "appsettings.sample.json")).Build();

        var keys = sample.AsEnumerable().Where(setting => setting.Value is not null).Select(setting => setting.Key.Replace(":github:", ":{name}:", StringComparison.Ordinal)).ToList();

        Assert.True(keys.Count > 10, $"only {keys.Count} settings");
        Assert.All(keys, key => Assert.Contains($"| `{key}` |", Repository.Readme, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pictures_are_made_from_the_running_product()
    {
        using var made = new TemporaryFolder();
        using var clone = new TemporaryFolder();
        using var app = await RunningApp.StartAsync(Path.Combine(clone.Path, "src/Dashboard"));
        await using var page = await browser.OpenAsync(app, Frame);
        await page.GoLiveAsync("/");
        await PairAsync(page, made, "before");
        await LookAtTheSampleAsync(page, made);
        await page.GoLiveAsync("/");
        await LiveTests.SendFirstLineAsync(app, clone.Path);
        await page.Main.GetByText("checkout").First.WaitForAsync();
        await PairAsync(page, made, "after");

        var pictures = new DirectoryInfo(made.Path).GetFiles();
        Assert.InRange(pictures.Sum(picture => picture.Length), 1, MostBytes);
        Assert.Equal(Pictures().Matches(Repository.Readme).Select(match => match.Groups["name"].Value).Distinct().Order(), pictures.Select(picture => picture.Name).Order());
        foreach (var picture in pictures.Where(_ => Into is not null))
            picture.CopyTo(Path.Combine(Directory.CreateDirectory(Path.Combine(Repository.Root, Into!)).FullName, picture.Name), overwrite: true);
    }

    // The banner stays in the picture: whoever sees it knows whose data it is.
    private static async Task LookAtTheSampleAsync(OpenPage page, TemporaryFolder made)
    {
        await page.Main.GetByRole(AriaRole.Button, new() { Name = "Load a sample organisation" }).ClickAsync();
        var arriving = page.Page.Locator(".banners").GetByText("still arriving");
        await arriving.WaitForAsync();
        await arriving.WaitForAsync(new() { State = WaitForSelectorState.Detached, Timeout = (float)Patience.Long.TotalMilliseconds });
        await page.Main.Locator(".story").First.WaitForAsync();
        await PairAsync(page, made, "overview");
        var onItsWay = await page.Main.Locator(".mx .ver a").First.GetAttributeAsync("href");
        await page.GoLiveAsync("/roles/ciso");
        await PictureAsync(page, made, "leader");
        await page.GoLiveAsync(onItsWay!);
        await PictureAsync(page, made, "release");
        await page.GoLiveAsync("/roles/ciso/controls");
        await PictureAsync(page, made, "number");
        await page.GoLiveAsync("/gates");
        await PictureAsync(page, made, "gates");
        await page.GoLiveAsync("/wall");
        await PictureAsync(page, made, "wall");
        await page.GoLiveAsync("/canaries");
        await page.GoLiveAsync(await page.FirstLinkAsync("/canaries/"));
        await PictureAsync(page, made, "canary");
        await page.Page.Locator(".banners").GetByRole(AriaRole.Button, new() { Name = "Leave the sample" }).ClickAsync();
    }

    private static async Task PairAsync(OpenPage page, TemporaryFolder folder, string name)
    {
        foreach (var theme in Look.Themes)
            await PictureAsync(page, folder, $"{name}-{(theme is ColorScheme.Dark ? "dark" : "light")}", theme);
    }

    private static async Task PictureAsync(OpenPage page, TemporaryFolder folder, string name, ColorScheme theme = ColorScheme.Light)
    {
        await page.Main.Locator(".crumb, .wroles").First.WaitForAsync();
        await page.Page.EmulateMediaAsync(new() { ColorScheme = theme });
        await page.Page.ScreenshotAsync(new() { Path = Path.Combine(folder.Path, $"{name}.png") });
    }

    [GeneratedRegex(@"(?:\]\(|src=""|srcset="")(?<target>[^)""]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Targets();

    [GeneratedRegex("docs/images/(?<name>[^\")]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pictures();
}
