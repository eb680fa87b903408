using AngleSharp.Html.Parser;
using Bunit;
using Dashboard.Shared;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Shared;

public sealed class SharedMarkupTests : PageTest
{
    private static int _drawn;

    private static readonly RenderFragment<Words> Paragraph = words => builder =>
    {
        _drawn++;
        builder.OpenElement(0, "p");
        builder.AddContent(1, words.Said);
        builder.CloseElement();
    };

    private static readonly RenderFragment<Words> Since = words => builder =>
    {
        builder.OpenComponent<Ago>(0);
        builder.AddComponentParameter(1, nameof(Ago.At), Start.AddMinutes(-3));
        builder.CloseComponent();
    };

    private SharedMarkup Markup => Services.GetRequiredService<SharedMarkup>();

    [Fact]
    public void A_part_is_drawn_once_for_all_who_show_it()
    {
        var words = new Words("kitchen");
        _drawn = 0;

        var (one, other) = (Markup.Of(words, Paragraph, live: true), Markup.Of(words, Paragraph, live: true));

        Assert.Equal("<p>kitchen</p>", one.Value);
        Assert.Same(one.Value, other.Value);
        Assert.Equal(1, _drawn);
    }

    [Fact]
    public void What_differs_is_drawn_anew_and_what_a_sender_wrote_stays_text()
    {
        Assert.Equal("<p>cellar</p>", Markup.Of(new Words("cellar"), Paragraph, live: true).Value);
        Assert.Equal("<p>&lt;b&gt;</p>", Markup.Of(new Words("<b>"), Paragraph, live: true).Value);
    }

    [Fact]
    public void Rows_are_texts_of_their_own()
    {
        IReadOnlyList<Words> rows = [new("a"), new("b")];

        Assert.Equal(["<p>a</p>", "<p>b</p>"], Markup.Each(rows, Paragraph, live: true).Select(text => text.Value));
        Assert.Empty(Markup.Each<Words>([], Paragraph, live: true));
    }

    [Fact]
    public void An_age_is_told_on_the_prerendered_page_and_left_to_the_browser_in_a_circuit()
    {
        var words = new Words("since");

        Assert.Equal("3 min ago", Text(Markup.Of(words, Since, live: false)));
        Assert.Equal("", Text(Markup.Of(words, Since, live: true)));
    }

    private static string Text(MarkupString markup) => new HtmlParser().ParseDocument(markup.Value).QuerySelector("time.ago")!.TextContent;

    private sealed record Words(string Said);
}
