using Microsoft.AspNetCore.Mvc.Testing;

namespace Dashboard.Tests;

public class StartTests
{
    [Fact]
    public async Task App_says_it_is_live()
    {
        await using var app = new WebApplicationFactory<Program>();
        using var client = app.CreateClient();

        Assert.Equal("live", await client.GetStringAsync(new Uri("/health/live", UriKind.Relative)));
    }
}
