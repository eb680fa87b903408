using Bunit;
using Dashboard.Live;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Live;

public sealed class LiveRowsTests : PageTest
{
    private readonly NewRows<int, int> _rows = new(row => row);

    [Fact]
    public void A_held_list_offers_what_is_new_and_shows_it_when_asked()
    {
        _rows.Take([2, 1]);
        var list = RenderList();
        Assert.Empty(list.FindAll("[data-show-new]"));

        list.Find("[data-live-rows]").TriggerEvent("onheld", new HeldEventArgs { Held = true });
        _rows.Take([5, 4, 3, 2, 1]);
        list.Render();
        Assert.Equal("3 new", list.Find("[data-show-new]").TextContent);
        Assert.Equal("2 1", list.Find("p").TextContent);

        list.Find("[data-show-new]").Click();
        Assert.Equal("5 4 3 2 1", list.Find("p").TextContent);
        Assert.Empty(list.FindAll("[data-show-new]"));
    }

    [Fact]
    public void Back_at_the_top_the_new_ones_appear_by_themselves()
    {
        _rows.Take([1]);
        _rows.Hold(true);
        _rows.Take([2, 1]);
        var list = RenderList();

        list.Find("[data-live-rows]").TriggerEvent("onheld", new HeldEventArgs { Held = false });

        Assert.Equal("2 1", list.Find("p").TextContent);
    }

    [Fact]
    public void A_great_many_new_ones_are_not_counted_out()
    {
        _rows.Take([1]);
        _rows.Hold(true);
        _rows.Take([.. Enumerable.Range(2, 250).Reverse()]);

        Assert.Equal("more than 200 new", RenderList().Find("[data-show-new]").TextContent);
    }

    [Fact]
    public void A_paused_list_holds_new_rows_wherever_the_reader_is_until_it_may_go_on()
    {
        _rows.Take([1]);
        var list = RenderList();

        list.Find(".pause").Click();
        Assert.Equal("true", list.Find(".pause").GetAttribute("aria-pressed"));
        _rows.Take([2, 1]);

        // Back at the top is not the same as going on.
        list.Find("[data-live-rows]").TriggerEvent("onheld", new HeldEventArgs { Held = false });
        list.Render();
        Assert.Equal("1", list.Find("p").TextContent);
        Assert.Equal("1 new", list.Find("[data-show-new]").TextContent);

        list.Find(".pause").Click();
        Assert.Equal("2 1", list.Find("p").TextContent);
        Assert.Empty(list.FindAll("[data-show-new]"));
    }

    private IRenderedComponent<LiveRows<int, int>> RenderList() => Render<LiveRows<int, int>>(parameters => parameters
        .Add(list => list.Rows, _rows)
        .Add(list => list.ChildContent, rows => rows.AddMarkupContent(0, $"<p>{string.Join(' ', _rows.Shown)}</p>")));
}
