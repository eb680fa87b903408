namespace Dashboard.EndToEnd.Support;

/// An open page and what is to appear on it without a reload: a condition in the browser's own words.
internal sealed record Watched(OpenPage Page, string Condition)
{
    /// Sends something while several pages are looked at. Returns how long after the answer the slowest of them showed it.
    public static async Task<TimeSpan> SlowestAsync(Func<Task> send, params Watched[] watched)
    {
        foreach (var one in watched)
            await one.BeginAsync();
        await send();
        var answered = TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch;
        var slowest = TimeSpan.Zero;
        foreach (var one in watched)
        {
            var after = await one.SeenAsync() - answered;
            slowest = after > slowest ? after : slowest;
        }

        return slowest;
    }

    // Judged where it happens: the way through Playwright is not the reader's wait.
    private Task BeginAsync() => Page.Page.EvaluateAsync($$"""
        () => {
          window.seenAt = undefined;
          window.stillTheSamePage = true;
          const look = () => { if ({{Condition}}) window.seenAt ??= Date.now(); };
          if ({{Condition}}) throw new Error('it is true already');
          new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
        }
        """);

    private async Task<TimeSpan> SeenAsync()
    {
        try
        {
            var seen = await Page.Page.WaitForFunctionAsync("() => window.seenAt");
            Assert.True(await Page.Page.EvaluateAsync<bool>("() => window.stillTheSamePage"), "the page was loaded anew");
            return TimeSpan.FromMilliseconds(await seen.JsonValueAsync<double>());
        }
        catch (TimeoutException)
        {
            Assert.Fail($"{Page.Page.Url} never showed {Condition}:\n{await Page.Main.InnerTextAsync()}");
            throw;
        }
    }
}
