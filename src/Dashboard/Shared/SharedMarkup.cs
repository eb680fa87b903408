using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Dashboard.Shared;

/// <summary>
/// What looks the same to everybody is drawn once and shown by all: an open page holds a text that a thousand share, not elements of
/// its own. A template is static and is drawn for nobody, so nothing of a reader can get into it: a part that asks
/// for an address or a name fails. What can be pressed stays outside.
/// </summary>
public sealed class SharedMarkup(IServiceScopeFactory scopes, ILoggerFactory logs) : IDisposable
{
    private readonly Lazy<IServiceScope> _nobody = new(scopes.CreateScope);
    private readonly ConditionalWeakTable<object, Texts> _drawn = [];

    /// <param name="of">What is drawn; the text lives as long as it does.</param>
    /// <param name="template">How it is drawn. Static.</param>
    /// <param name="live">Whether it is for a circuit: see <see cref="Ago"/>.</param>
    public MarkupString Of<T>(T of, RenderFragment<T> template, bool live)
        where T : class =>
        _drawn.GetValue(of, _ => new Texts()).Get(template, live, () => [Draw(builder => builder.AddContent(0, template(of)), live)])[0];

    /// <summary>Every row of a list, each a text of its own, so that only those that differ are sent again.</summary>
    /// <param name="of">The rows; the texts live as long as the list does.</param>
    /// <param name="template">How a row is drawn. Static.</param>
    /// <param name="live">Whether it is for a circuit.</param>
    public IReadOnlyList<MarkupString> Each<T>(IReadOnlyList<T> of, RenderFragment<T> template, bool live) =>
        of.Count == 0 ? [] : _drawn.GetValue(of, _ => new Texts()).Get(template, live, () => [.. of.Select(row => Draw(template(row), live))]);

    public void Dispose()
    {
        if (_nobody.IsValueCreated)
            _nobody.Value.Dispose();
    }

    private MarkupString Draw(RenderFragment content, bool live)
    {
        // Nothing that is drawn waits for anything, so the renderer is done when it returns.
        using var renderer = new HtmlRenderer(_nobody.Value.ServiceProvider, logs);
        return renderer.Dispatcher.InvokeAsync(async () =>
        {
            var drawn = await renderer.RenderComponentAsync<CascadingValue<ForCircuit>>(ParameterView.FromDictionary(new Dictionary<string, object?>
            {
                [nameof(CascadingValue<>.Value)] = new ForCircuit(live),
                [nameof(CascadingValue<>.IsFixed)] = true,
                [nameof(CascadingValue<>.ChildContent)] = content,
            }));
            return (MarkupString)drawn.ToHtmlString();
        }).GetAwaiter().GetResult();
    }

    private sealed class Texts
    {
        private readonly Lock _drawing = new();
        private readonly List<(Delegate Template, bool Live, IReadOnlyList<MarkupString> Text)> _texts = [];

        public IReadOnlyList<MarkupString> Get(Delegate template, bool live, Func<IReadOnlyList<MarkupString>> draw)
        {
            lock (_drawing)
            {
                foreach (var known in _texts)
                {
                    if (known.Live == live && ReferenceEquals(known.Template, template))
                        return known.Text;
                }

                var text = draw();
                _texts.Add((template, live, text));
                return text;
            }
        }
    }
}
