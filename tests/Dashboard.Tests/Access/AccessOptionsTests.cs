using Dashboard.Access;
using Microsoft.Extensions.Configuration;

namespace Dashboard.Tests.Access;

public class AccessOptionsTests
{
    [Theory]
    [InlineData("Accounts", false, "http://localhost:5080", null)]
    [InlineData("Accounts", false, "http://127.0.0.1:1;http://[::1]:2", null)]
    [InlineData("Accounts", false, "http://0.0.0.0:5080", "Access:Mode=Accounts")]
    [InlineData("Accounts", true, "http://0.0.0.0:5080", "Access:Mode=Accounts")]
    [InlineData("Open", false, "http://localhost:5080", null)]
    [InlineData("Open", false, "http://*:80", "Access:AllowOpenOnNetwork")]
    [InlineData("Open", false, "http://localhost:1;http://10.1.2.3:80", "10.1.2.3")]
    [InlineData("Open", false, "http://[::]:80", "Access:AllowOpenOnNetwork")]
    [InlineData("Open", false, "http://ready.example:80", "ready.example")]
    [InlineData("Open", true, "http://+:80", null)]
    [InlineData("open", false, "http://127.0.0.9:80", null)]
    [InlineData("Closed", false, "http://localhost:80", "'Accounts' or 'Open'")]
    [InlineData("1", false, "http://localhost:80", "'Accounts' or 'Open'")]
    public void Nobody_is_let_in_from_the_network_by_accident(string mode, bool allow, string urls, string? fault)
    {
        var validator = new AccessOptionsValidator(Configuration(("urls", urls)));
        var result = validator.Validate(null, new AccessOptions { Mode = mode, AllowOpenOnNetwork = allow ? "true" : null });
        Assert.Equal(fault is null, result.Succeeded);
        if (fault is not null)
            Assert.Contains(fault, result.FailureMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void Ports_without_a_host_and_endpoints_of_the_server_count_as_addresses_too()
    {
        Assert.Equal(["http://*:8080", "https://*:8443"], ListenAddresses.Of(Configuration(("http_ports", "8080"), ("https_ports", "8443"))));
        Assert.Equal(["http://10.0.0.1:1"], ListenAddresses.Of(Configuration(("Kestrel:Endpoints:Web:Url", "http://10.0.0.1:1"), ("urls", "http://localhost:2"))));
    }

    private static IConfiguration Configuration(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build();
}
