using Bunit;
using Dashboard.Live;
using Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Live;

public sealed class LiveComponentTests : PageTest
{
    private readonly Thermometer _thermometer = new();

    public LiveComponentTests() => Services.AddSingleton(_thermometer);

    [Fact]
    public void A_change_is_shown_without_reload()
    {
        var panel = Render<ThermometerPanel>();
        Assert.Equal("kitchen 20", panel.Find("b").TextContent);

        _thermometer.Degrees["kitchen"] = 21;
        Changes.Publish(Topic.Service("kitchen"));

        panel.WaitForAssertion(() => Assert.Equal("kitchen 21", panel.Find("b").TextContent));
    }

    [Fact]
    public void A_page_reads_again_as_time_passes_because_evidence_ages_without_any_event()
    {
        var panel = Render<ThermometerPanel>();

        _thermometer.Degrees["kitchen"] = 19;
        Changes.Publish(Topic.Minute);

        panel.WaitForAssertion(() => Assert.Equal("kitchen 19", panel.Find("b").TextContent));
    }

    [Fact]
    public void Until_the_first_read_is_back_the_panel_says_that_it_reads()
    {
        var answer = new TaskCompletionSource();
        _thermometer.BeforeAnswer = _ => answer.Task;

        var panel = Render<ThermometerPanel>();
        Assert.Equal("Reading what is known.", panel.Find("[role=status] .vh").TextContent);
        answer.SetResult();

        panel.WaitForAssertion(() => Assert.Equal("kitchen 20", panel.Find("b").TextContent));
        Assert.Empty(panel.FindAll("[role=status]"));
    }

    [Fact]
    public async Task A_change_during_the_first_read_is_shown_by_a_read_after_it()
    {
        var answer = new TaskCompletionSource();
        _thermometer.BeforeAnswer = _ => answer.Task;
        var panel = Render<ThermometerPanel>();
        using var neighbour = new Listener(Changes, Topic.Service("kitchen"));

        // The first read has already taken the old value with it.
        _thermometer.Degrees["kitchen"] = 22;
        Changes.Publish(Topic.Service("kitchen"));
        await neighbour.NextAnswerAsync();
        answer.SetResult();

        panel.WaitForAssertion(() => Assert.Equal("kitchen 22", panel.Find("b").TextContent));
        Assert.False(_thermometer.ReadTwiceAtOnce);
    }

    [Fact]
    public async Task Leaving_unsubscribes_and_cancels_the_read_under_way()
    {
        CancellationToken read = default;
        _thermometer.BeforeAnswer = token =>
        {
            read = token;
            return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
        };
        Render<ThermometerPanel>();
        Assert.Equal(1, Changes.ListenerCount);

        await DisposeComponentsAsync();

        Assert.Equal(0, Changes.ListenerCount);
        Assert.True(read.IsCancellationRequested);
    }

    [Fact]
    public void Another_parameter_listens_and_reads_anew_and_drops_what_was_of_the_old_one()
    {
        var panel = Render<ThermometerPanel>();
        var answer = new TaskCompletionSource();
        _thermometer.BeforeAnswer = _ => answer.Task;

        panel.Render(parameters => parameters.Add(p => p.Room, "cellar"));
        Assert.Empty(panel.FindAll("b"));
        answer.SetResult();

        panel.WaitForAssertion(() => Assert.Equal("cellar 9", panel.Find("b").TextContent));
        Assert.Equal(1, Changes.ListenerCount);
        _thermometer.Degrees["cellar"] = 10;
        Changes.Publish(Topic.Service("cellar"));
        panel.WaitForAssertion(() => Assert.Equal("cellar 10", panel.Find("b").TextContent));
    }

    [Fact]
    public void An_answer_that_was_overtaken_by_another_parameter_is_not_shown()
    {
        var late = new TaskCompletionSource();
        _thermometer.BeforeAnswer = _ => late.Task;
        var panel = Render<ThermometerPanel>();
        _thermometer.BeforeAnswer = _ => Task.CompletedTask;
        panel.Render(parameters => parameters.Add(p => p.Room, "cellar"));

        late.SetResult();

        panel.WaitForAssertion(() => Assert.Equal("cellar 9", panel.Find("b").TextContent));
        Assert.Equal([new Temperature("cellar", 9)], panel.Instance.Told);
    }

    [Fact]
    public void A_parameter_that_no_read_depends_on_reads_nothing()
    {
        var panel = Render<ThermometerPanel>();

        panel.Render(parameters => parameters.Add(p => p.Unrelated, 7));

        Assert.Equal(1, _thermometer.Reads);
        Assert.Equal(1, Changes.ListenerCount);
    }
}
