using System.Net;
using Microsoft.Extensions.Options;

namespace Dashboard.Access;

public enum AccessMode
{
    /// People sign in. Until sign-in is there: open on loopback, refused elsewhere.
    Accounts,

    /// Whoever reaches the address sees everything.
    Open,
}

public sealed class AccessOptions
{
    public const string Section = "Access";

    public string Mode { get; set; } = nameof(AccessMode.Accounts);

    /// As written, so that a word that is neither true nor false is reported with all other faults.
    public string? AllowOpenOnNetwork { get; set; }
}

/// Nobody is let in from the network by accident.
public sealed class AccessOptionsValidator(IConfiguration configuration) : IValidateOptions<AccessOptions>
{
    public ValidateOptionsResult Validate(string? name, AccessOptions options)
    {
        List<string> faults = [];
        var allowed = false;
        if (options.AllowOpenOnNetwork is { } word && !bool.TryParse(word, out allowed))
            faults.Add($"Access:AllowOpenOnNetwork must be true or false; it is '{word}'.");

        if (!Enum.TryParse<AccessMode>(options.Mode, ignoreCase: true, out var mode) || !Enum.IsDefined(mode) || int.TryParse(options.Mode, out _))
            faults.Add($"Access:Mode must be 'Accounts' or 'Open'; it is '{options.Mode}'.");
        else if (FaultOfAddresses(mode, allowed) is { } fault)
            faults.Add(fault);

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private string? FaultOfAddresses(AccessMode mode, bool allowed)
    {
        var open = ListenAddresses.Of(configuration).Where(address => !ListenAddresses.IsLoopback(address)).ToList();
        if (open.Count == 0 || (mode == AccessMode.Open && allowed))
            return null;

        var where = string.Join(", ", open);
        return mode == AccessMode.Open
            ? $"Access:Mode=Open would show everything to anyone who reaches {where}. Listen on localhost, or set Access:AllowOpenOnNetwork=true."
            : $"Access:Mode=Accounts cannot protect {where} yet: there is no sign-in in this version. Listen on localhost, or choose Access:Mode=Open with Access:AllowOpenOnNetwork=true.";
    }
}

/// The addresses the server was told to listen on.
public static class ListenAddresses
{
    public static IReadOnlyList<string> Of(IConfiguration configuration)
    {
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"]).OfType<string>().ToList();
        if (endpoints.Count > 0)
            return endpoints;

        var urls = Split(configuration[WebHostDefaults.ServerUrlsKey]);
        return urls.Count > 0
            ? urls
            : [.. Split(configuration[WebHostDefaults.HttpPortsKey]).Select(port => $"http://*:{port}"), .. Split(configuration[WebHostDefaults.HttpsPortsKey]).Select(port => $"https://*:{port}")];
    }

    public static bool IsLoopback(string address)
    {
        var host = BindingAddress.Parse(address) is { IsUnixPipe: false } parsed ? parsed.Host.Trim('[', ']') : "localhost";
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip));
    }

    private static List<string> Split(string? list) => [.. (list ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}
