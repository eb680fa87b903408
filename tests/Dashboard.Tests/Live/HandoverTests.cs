using Bunit;
using Dashboard.Live;
using Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Live;

public sealed class HandoverTests : PageTest
{
    private readonly Thermometer _thermometer = new();

    public HandoverTests() => Services.AddSingleton(_thermometer);

    [Fact]
    public void A_prerendered_panel_reads_and_does_not_listen()
    {
        Prerender();

        var panel = Render<ThermometerPanel>();

        Assert.Equal("kitchen 20", panel.Find("b").TextContent);
        Assert.Equal(0, Changes.ListenerCount);
    }

    [Fact]
    public void What_was_prerendered_is_taken_over_without_reading_again()
    {
        Prerender();
        Render<ThermometerPanel>();
        TakeOver();

        var panel = Render<ThermometerPanel>();

        Assert.Equal("kitchen 20", panel.Find("b").TextContent);
        Assert.Equal(1, panel.Instance.Renders);
        Assert.Equal([new Temperature("kitchen", 20)], panel.Instance.Told);
        Assert.Equal(1, _thermometer.Reads);
        Assert.Equal(1, Changes.ListenerCount);
    }

    [Fact]
    public void A_change_between_the_prerendered_page_and_its_circuit_is_shown()
    {
        Prerender();
        Render<ThermometerPanel>();
        TakeOver();
        _thermometer.Degrees["kitchen"] = 25;
        Changes.Publish(Topic.Service("kitchen"));

        var panel = Render<ThermometerPanel>();

        panel.WaitForAssertion(() => Assert.Equal("kitchen 25", panel.Find("b").TextContent));
        Assert.Equal(2, _thermometer.Reads);
    }

    [Fact]
    public void Values_of_another_panel_are_not_taken()
    {
        Prerender();
        Render<ThermometerPanel>();
        TakeOver();

        var panel = Render<ThermometerPanel>(parameters => parameters.Add(p => p.Room, "cellar"));

        Assert.Equal("cellar 9", panel.Find("b").TextContent);
    }

    [Fact]
    public void A_read_that_failed_is_not_handed_over()
    {
        _thermometer.Problem = new IOException();
        Prerender();
        Render<ThermometerPanel>();
        TakeOver();
        _thermometer.Problem = null;

        var panel = Render<ThermometerPanel>();

        Assert.Equal("kitchen 20", panel.Find("b").TextContent);
    }

    [Fact]
    public void Until_its_minute_is_over_a_circuit_takes_what_was_prerendered()
    {
        Prerender();
        Render<ThermometerPanel>();
        TakeOver();
        Time.Advance(TimeSpan.FromSeconds(59));

        Render<ThermometerPanel>();

        Assert.Equal(1, _thermometer.Reads);
    }

    [Fact]
    public void After_its_minute_nothing_is_handed_over_and_the_panel_reads_for_itself()
    {
        Prerender();
        Render<ThermometerPanel>();
        TakeOver();
        _thermometer.Degrees["kitchen"] = 25;
        Time.Advance(TimeSpan.FromSeconds(61));

        var panel = Render<ThermometerPanel>();

        Assert.Equal("kitchen 25", panel.Find("b").TextContent);
        Assert.Equal(2, _thermometer.Reads);
    }

    [Fact]
    public void A_place_is_good_for_one_circuit_and_one_minute()
    {
        var kept = Services.GetRequiredService<Handovers>();
        var (first, second) = (kept.Keep("values"), kept.Keep("more"));

        Assert.Equal("values", kept.Take<string>(first));
        Assert.Null(kept.Take<string>(first));
        Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(kept.Take<string>(second));
    }
}
