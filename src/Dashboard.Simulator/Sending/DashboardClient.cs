using System.Net;
using System.Net.Http.Headers;
using Dashboard.Simulator.CommandLine;
using Dashboard.Simulator.GitHub;

namespace Dashboard.Simulator.Sending;

/// <summary>Posts until it is answered: a busy or absent dashboard is asked again, the same ids make that harmless.</summary>
internal sealed class DashboardClient(HttpClient http, SimulatorOptions options, TimeProvider clock, Action<string> say)
{
    private static readonly TimeSpan GivesUpAfter = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    private readonly string _base = options.Url.AbsoluteUri.TrimEnd('/');

    public Task PostEventsAsync(ReadOnlyMemory<byte> batch, CancellationToken stop) => PostAsync(() => Events(batch), stop);

    public Task PostGitHubAsync(GitHubDelivery delivery, ReadOnlyMemory<byte> body, CancellationToken stop) => PostAsync(
        () => GitHubRequest.Of(new Uri($"{_base}/hooks/{options.GitHubKey}"), delivery, body, options.GitHubSecret!), stop);

    private HttpRequestMessage Events(ReadOnlyMemory<byte> batch)
    {
        var content = new ReadOnlyMemoryContent(batch);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return new HttpRequestMessage(HttpMethod.Post, $"{_base}/v1/events")
        {
            Content = content,
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", options.Token) },
        };
    }

    private async Task PostAsync(Func<HttpRequestMessage> request, CancellationToken stop)
    {
        var began = clock.GetTimestamp();
        for (var attempt = 0; ; attempt++)
        {
            var (trouble, wait) = await TryPostAsync(request, attempt, stop);
            if (trouble is null)
            {
                return;
            }

            if (clock.GetElapsedTime(began) + wait > GivesUpAfter)
            {
                throw new SendingFailedException(ExitCode.OutOfReach, $"Gave up after {GivesUpAfter.TotalMinutes:0} minutes: {trouble}");
            }

            say($"{trouble}; again in {wait.TotalSeconds:0.#} s.");
            await Task.Delay(wait, clock, stop);
        }
    }

    private async Task<(string? Trouble, TimeSpan Wait)> TryPostAsync(Func<HttpRequestMessage> make, int attempt, CancellationToken stop)
    {
        var backOff = TimeSpan.FromSeconds(Math.Min(0.5 * (1 << Math.Min(attempt, 6)), LongestWait.TotalSeconds));
        try
        {
            using var request = make();
            using var response = await http.SendAsync(request, stop);
            if (response.IsSuccessStatusCode)
            {
                return (null, default);
            }

            if (MayPass(response.StatusCode))
            {
                return ($"The dashboard answered {(int)response.StatusCode}", RetryAfter(response) ?? backOff);
            }

            throw await RefusedAsync(response, stop);
        }
        catch (HttpRequestException lost)
        {
            return ($"No connection ({lost.Message})", backOff);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return ("No answer in time", backOff);
        }
    }

    private static bool MayPass(HttpStatusCode status) =>
        status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)status >= 500;

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var asked = response.Headers.RetryAfter;
        var wait = asked?.Delta ?? (asked?.Date is { } date ? date - clock.GetUtcNow() : null);
        return wait is { } time ? TimeSpan.FromSeconds(Math.Clamp(time.TotalSeconds, 0.1, 120)) : null;
    }

    private static async Task<SendingFailedException> RefusedAsync(HttpResponseMessage response, CancellationToken stop)
    {
        var reason = await response.Content.ReadAsStringAsync(stop);
        var code = response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden ? ExitCode.TokenRefused : ExitCode.EventsRefused;
        return new SendingFailedException(code, $"The dashboard refused with {(int)response.StatusCode}. {(reason.Length > 2000 ? reason[..2000] : reason)}");
    }
}

/// <summary>Sending cannot go on; the code is the program's.</summary>
internal sealed class SendingFailedException(ExitCode code, string message) : Exception(message)
{
    public ExitCode Code => code;
}
