namespace Dashboard.Tests.Architecture;

/// <summary>What each folder of the app may touch.</summary>
public class FolderTests
{
    private const string Ef = "Microsoft.EntityFrameworkCore.";
    private const string Components = "Microsoft.AspNetCore.Components.";
    private const string Drawing = "Microsoft.AspNetCore.Components.Rendering.";
    private const string Mud = "MudBlazor.";
    private const string Recorder = "Dashboard.Journal.Recorder";

    private static readonly IReadOnlyList<Uses> App = Uses.In(typeof(DashboardApp).Assembly.Location);

    // Folders that are not features. What is not listed here may use itself, the rules, the journal, Live and Shared.
    private static readonly Dictionary<string, Rule> Rules = new()
    {
        ["Ingest"] = new(["Core.Pipeline", "Journal", "Access"], [Ef, Components, Mud]),
        ["Journal"] = new(["Core", "Live"], [Drawing, Mud]),
        ["Live"] = new(["Shared"], [Ef, Mud]),
        ["Hub"] = new(["Core", "Journal", "Figures", "Live", "Access", "Ingest"], [Components, Mud, Recorder]),
        ["Access"] = new(["Core", "Journal", "Live", "Shared"], []),
        ["Observability"] = new(["Journal", "Live"], [Components, Mud]),
        ["Sample"] = new(["Core.Confidence", "Journal", "Live", "Shared", "Ingest"], [Ef, Recorder]),
        ["WarmUp"] = new(["Journal", "Ingest", "Hub", "Observability"], [Ef, Components, Mud, Recorder]),
        ["Shared"] = new(["Core"], [Ef]),
        ["Styleguide"] = new(["Core.Confidence", "Core.Gates", "Shared"], [Ef, Recorder]),
        ["Connections"] = new(["Core", "Journal", "Live", "Shared", "Access", "Figures", "Ingest"], []),
        ["Figures"] = new(["Core", "Journal"], [Components, Mud]),
    };

    private static readonly Rule Feature = new(["Core", "Journal", "Live", "Shared", "Access", "Figures"], []);

    // The doors out of a feature: the empty overview offers the sample organisation, and a wall screen has a frame of its own.
    private static readonly (string Type, string Uses)[] Doors =
        [("Dashboard.Overview.OverviewPage", "Dashboard.Sample.SampleOffer"), ("Dashboard.Overview.WallPage", "Dashboard.Shell.WallLayout")];

    // They put the rest together.
    private static readonly string[] Composition = ["", "Shell"];

    [Fact]
    public void No_folder_touches_another_that_is_not_listed_for_it()
    {
        var faults =
            from type in App
            where !Composition.Contains(type.Folder)
            let rule = RuleOf(type.Folder)
            from used in type.Types
            where used.StartsWith("Dashboard.", StringComparison.Ordinal)
                && !used.StartsWith($"Dashboard.{type.Folder}.", StringComparison.Ordinal)
                && !rule.May.Any(folder => used.StartsWith($"Dashboard.{folder}.", StringComparison.Ordinal))
                && !IsGenerated(used)
                && !Doors.Contains((type.Type, used))
            select $"{type.Type} must not use {used}";

        Faults.None(faults);
    }

    [Fact]
    public void No_folder_touches_a_package_or_type_that_is_forbidden_to_it()
    {
        var faults =
            from type in App
            where !Composition.Contains(type.Folder)
            let rule = RuleOf(type.Folder)
            from used in type.Types
            where rule.MustNot.Any(start => used.StartsWith(start, StringComparison.Ordinal))
            select $"{type.Type} must not use {used}";

        Faults.None(faults);
    }

    [Fact]
    public void Features_reach_the_database_only_in_their_queries()
    {
        var faults =
            from type in App
            where IsFeature(type.Folder) && !type.Name.EndsWith("Queries", StringComparison.Ordinal)
            from used in type.Types
            where used.StartsWith(Ef, StringComparison.Ordinal) || used is "Dashboard.Journal.DashboardDb"
            select $"{type.Type} must ask an XQueries class instead of using {used}";

        Faults.None(faults);
    }

    [Fact]
    public void Only_the_journal_and_access_save()
    {
        string[] writes = ["SaveChanges", "SaveChangesAsync", "ExecuteUpdate", "ExecuteUpdateAsync", "ExecuteDelete", "ExecuteDeleteAsync"];
        var faults =
            from type in App
            where type.Folder is not ("Journal" or "Access")
            from call in type.Calls
            where writes.Contains(call[(call.LastIndexOf('.') + 1)..])
            select $"{type.Type} must not call {call}";

        Faults.None(faults);
    }

    [Fact]
    public void The_reader_of_uses_sees_into_lambdas_async_methods_and_markup()
    {
        Assert.Contains(App, type => type.Type is "Dashboard.Shell.ShellSetup" && type.Calls.Any(call => call.EndsWith(".UseAntiforgery", StringComparison.Ordinal)));
        Assert.Contains(App, type => type.Type is "Dashboard.Shell.ReconnectDialog" && type.Types.Contains("Dashboard.Shared.StateIcon"));
    }

    private static Rule RuleOf(string folder) => Rules.GetValueOrDefault(folder, Feature);

    private static bool IsFeature(string folder) => !Rules.ContainsKey(folder) && !Composition.Contains(folder);

    private static bool IsGenerated(string type) => type.Count(letter => letter is '.') is 1;

    private sealed record Rule(string[] May, string[] MustNot);
}
