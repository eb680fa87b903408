using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace Dashboard.Tests.Architecture;

public class NamingTests
{
    private static readonly Type[] App = typeof(DashboardApp).Assembly.GetTypes();

    [Fact]
    public void A_component_with_an_address_ends_in_Page() =>
        Faults.None(Names(App.Where(type => type.IsDefined(typeof(RouteAttribute)) && !type.Name.EndsWith("Page", StringComparison.Ordinal))));

    [Fact]
    public void A_component_that_ends_in_Page_has_an_address() =>
        Faults.None(Names(App.Where(type => type.IsSubclassOf(typeof(ComponentBase)) && type.Name.EndsWith("Page", StringComparison.Ordinal))
            .Where(type => !type.IsDefined(typeof(RouteAttribute)))));

    // Abstract on the base, so that the compiler asks every live component for them.
    [Fact]
    public void A_live_component_names_its_topics() =>
        Assert.True(App.Single(type => type.Name is "LiveComponent`1").GetProperty("Topics", Everything)?.GetMethod?.IsAbstract);

    [Fact]
    public void Only_a_live_component_subscribes_to_changes_of_its_own() =>
        Faults.None(Names(App.Where(type => type.IsSubclassOf(typeof(ComponentBase)) && type.Namespace is not "Dashboard.Live")
            .Where(type => type.GetFields(Everything).Any(field => field.FieldType.FullName is "Dashboard.Live.ChangeFeed" or "Dashboard.Live.Subscription"))));

    [Fact]
    public void Options_have_a_validator()
    {
        var validated = App.SelectMany(type => type.GetInterfaces())
            .Where(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IValidateOptions<>))
            .Select(face => face.GenericTypeArguments[0])
            .ToHashSet();

        Faults.None(Names(App.Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal) && !validated.Contains(type))));
    }

    [Fact]
    public void Folders_have_names_that_a_user_or_operator_would_say()
    {
        string[] says = ["Models", "Helpers", "Helper", "Utils", "Util", "Common", "Managers", "Extensions", "Misc"];

        Faults.None(Repository.Files("src").SelectMany(file => file.Split('/')).Where(says.Contains));
    }

    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    private static IEnumerable<string> Names(IEnumerable<Type> types) => types.Select(type => type.FullName!);
}
