using Bunit;
using Dashboard.Live;
using Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Live;

public sealed class FailedReadTests : PageTest
{
    private readonly Thermometer _thermometer = new();

    public FailedReadTests() => Services.AddSingleton(_thermometer);

    [Fact]
    public void A_failed_read_keeps_the_values_and_says_so_with_their_age()
    {
        var panel = Render<ThermometerPanel>();
        Time.Advance(TimeSpan.FromMinutes(5));
        Break(new IOException("/var/lib is gone"));

        Changes.Publish(Topic.Service("kitchen"));

        panel.WaitForAssertion(() => Assert.Contains("Could not be read again.", panel.Find("[role=alert]").TextContent));
        Assert.Equal("kitchen 20", panel.Find("b:not([role=alert] b)").TextContent);
        Assert.Equal("5 min ago", panel.Find("[role=alert] time").TextContent);
        Assert.Contains("The database did not answer.", panel.Markup);
        Assert.DoesNotContain("/var/lib", panel.Markup);
    }

    [Fact]
    public void A_first_read_that_fails_says_so()
    {
        Break(new InvalidOperationException("no such column"));

        var panel = Render<ThermometerPanel>();

        Assert.Contains("Could not be read.", panel.Find("[role=alert]").TextContent);
        Assert.DoesNotContain("no such column", panel.Markup);
    }

    [Fact]
    public void Asking_again_reads_again()
    {
        Break(new TimeoutException());
        var panel = Render<ThermometerPanel>();
        Break(null);

        panel.Find("[role=alert] button").Click();

        panel.WaitForAssertion(() => Assert.Empty(panel.FindAll("[role=alert]")));
        Assert.Equal("kitchen 20", panel.Find("b").TextContent);
    }

    [Fact]
    public void A_failed_read_is_tried_again_by_itself()
    {
        Break(new IOException());
        var panel = Render<ThermometerPanel>();
        Break(null);

        Time.Advance(TimeSpan.FromSeconds(3));

        panel.WaitForAssertion(() => Assert.Equal("kitchen 20", panel.Find("b").TextContent));
    }

    [Fact]
    public async Task A_read_that_takes_too_long_is_given_up_and_said_to_have_failed()
    {
        var panel = Render<ThermometerPanel>();
        var begun = new TaskCompletionSource();
        _thermometer.BeforeAnswer = token =>
        {
            begun.SetResult();
            return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
        };
        Changes.Publish(Topic.Service("kitchen"));
        await begun.Task.WaitAsync(Patience.Limit);

        Time.Advance(TimeSpan.FromSeconds(8));

        panel.WaitForAssertion(() => Assert.Contains("took too long", panel.Find("[role=alert]").TextContent));
        Assert.Contains("kitchen 20", panel.Markup);
    }

    [Fact]
    public void Values_of_another_parameter_are_not_shown_as_the_last_known_ones()
    {
        var panel = Render<ThermometerPanel>();
        Break(new IOException());

        panel.Render(parameters => parameters.Add(p => p.Room, "cellar"));

        Assert.DoesNotContain("kitchen", panel.Markup);
        Assert.Contains("Could not be read.", panel.Find("[role=alert]").TextContent);
    }

    private void Break(Exception? problem) => _thermometer.Problem = problem;
}
