using Dashboard.Shared;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Options;
using MudBlazor.Services;

namespace Dashboard.Shell;

public static class ShellSetup
{
    private const string DefaultAddress = "http://localhost:5080";

    public static void AddShell(this WebApplicationBuilder builder)
    {
        UseDefaultAddressUnlessConfigured(builder);

        // Outside Development an unpublished app does not look for its static web assets by itself.
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddSingleton<SharedMarkup>();
        // What is secret in a page is encrypted anew for each answer, so that its length tells nothing (docs/decisions/033).
        builder.Services.AddResponseCompression(compression => compression.EnableForHttps = true);
        builder.Services.AddOptions<TabsOptions>().BindConfiguration(TabsOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<TabsOptions>, TabsOptionsValidator>();
        builder.Services.AddSingleton<IConfigureOptions<CircuitOptions>, KeepTabs>();
        builder.Services.AddMudServices();
    }

    public static void MapShell(this WebApplication app)
    {
        // Pages alone: styles and scripts are made small when the app is built.
        app.UseWhen(AsksForPage, pages => pages.UseResponseCompression());
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseWhen(context => !AsksForPage(context), AnswerMachinesBarely);
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
    }

    // Only a browser that asked for a page gets one of ours in place of an error.
    private static void AnswerMachinesBarely(IApplicationBuilder machines)
    {
        machines.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = _ => Task.CompletedTask });
        machines.Use((context, next) =>
        {
            if (context.Features.Get<IStatusCodePagesFeature>() is { } pages)
                pages.Enabled = false;
            return next(context);
        });
    }

    private static bool AsksForPage(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method)
        && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
        && !context.Request.Path.StartsWithSegments("/v1")
        && !context.Request.Path.StartsWithSegments("/hooks");

    // A fallback, not a Kestrel endpoint: those would win over --urls and ASPNETCORE_URLS.
    private static void UseDefaultAddressUnlessConfigured(WebApplicationBuilder builder)
    {
        string[] addressKeys = [WebHostDefaults.ServerUrlsKey, WebHostDefaults.HttpPortsKey, WebHostDefaults.HttpsPortsKey];
        var configured = addressKeys.Any(key => !string.IsNullOrEmpty(builder.Configuration[key]))
            || builder.Configuration.GetSection("Kestrel:Endpoints").Exists();
        if (!configured)
            builder.WebHost.UseUrls(DefaultAddress);
    }
}
