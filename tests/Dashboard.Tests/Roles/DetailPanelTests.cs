using Bunit;
using Dashboard.Core.Confidence;
using Dashboard.Roles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Roles;

public sealed class DetailPanelTests : BunitContext
{
    public DetailPanelTests() => Services.AddSingleton<TimeProvider>(new FakeTimeProvider());

    [Fact]
    public void Two_services_may_call_a_journey_the_same_while_the_order_turns()
    {
        var (signIn, alike, pay) = (Row("sign in", "/services/shop"), Row("sign in", "/services/bank"), Row("pay", "/services/shop"));
        var panel = Render<DetailPanel>(with => with.Add(it => it.Of, [Group(signIn, alike, pay)]));

        panel.Render(with => with.Add(it => it.Of, [Group(pay, alike, signIn)]));

        Assert.Equal(["/services/shop", "/services/bank", "/services/shop"], panel.FindAll(".bars .name a").Select(a => a.GetAttribute("href")));
        Assert.Equal(["pay", "sign in", "sign in"], panel.FindAll(".bars .name").Select(name => name.TextContent.Trim()));
    }

    private static DetailGroup Group(params DetailRow[] rows) => new("Peak headroom by journey", "", "/numbers/ceo.demand", rows);

    private static DetailRow Row(string name, string address) => new(name, address, 0.5, 0.5, "1.1", Verdict.Met, null);
}
