using Bunit;
using Dashboard.Core.Confidence;
using Dashboard.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Shared;

public sealed class SinceLineTests : BunitContext
{
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);

    public SinceLineTests() => Services.AddSingleton<TimeProvider>(new FakeTimeProvider(Now)).AddSingleton<SharedMarkup>();

    // From Thursday 26 February to Wednesday 4 March, both among them: seven days.
    [Theory]
    [InlineData(null, "/share /roles/ceo#months /releases?shipped=7d")]
    [InlineData(Role.Legal, "/roles/legal/share /roles/legal#months /releases?shipped=7d")]
    public void Every_step_of_how_it_is_compared_leads_on(Role? role, string addresses)
    {
        var reading = new SinceReading(new DateTimeOffset(2026, 2, 26, 0, 0, 0, TimeSpan.Zero), Now, 1, [], []);

        var line = Render<SinceLine>(with => with.Add(it => it.Since, Since.Week).Add(it => it.Of, reading).Add(it => it.Role, role));

        Assert.Equal(addresses, string.Join(' ', line.FindAll("ol.steps li").Select(step => step.QuerySelector("a")?.GetAttribute("href"))));
    }
}
