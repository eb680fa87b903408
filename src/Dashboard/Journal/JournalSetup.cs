using System.Security.Claims;
using Dashboard.Live;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dashboard.Journal;

public static class JournalSetup
{
    public static void AddJournal(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<DatabaseOptions>().BindConfiguration(DatabaseOptions.Section).ValidateOnStart();
        services.AddOptions<RetentionOptions>().BindConfiguration(RetentionOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DatabaseOptions>, DatabaseOptionsValidator>();
        services.AddSingleton<IValidateOptions<RetentionOptions>, RetentionOptionsValidator>();
        services.AddSingleton<JournalMeter>();
        services.AddSingleton(p => new BookFiles(p.GetRequiredService<IOptions<DatabaseOptions>>().Value, builder.Environment.ContentRootPath));
        services.AddSingleton(p => new DataFolder(Path.GetDirectoryName(p.GetRequiredService<BookFiles>().Real)!));
        services.AddSingleton<Books>();
        services.AddDataProtection().SetApplicationName("ready-to-ship");
        services.AddOptions<KeyManagementOptions>().Configure<DataFolder, ILoggerFactory>((keys, folder, logs) =>
            keys.XmlRepository = new FileSystemXmlRepository(Directory.CreateDirectory(Path.Combine(folder.Path, "keys")), logs));
        services.AddHostedService(p => p.GetRequiredService<Books>());
        services.AddSingleton(p => p.GetRequiredService<Books>().Real.Recorder);
        services.AddHostedService(p =>
        {
            var books = p.GetRequiredService<Books>();
            IEnumerable<ChangeFeed> Doorbells() => books.Sample is { } sample ? [books.Real.Changes, sample.Changes] : [books.Real.Changes];
            return ActivatorUtilities.CreateInstance<Clock>(p, (IEnumerable<IDueReleases>)[books], (Func<IEnumerable<ChangeFeed>>)Doorbells);
        });
        services.AddHostedService<Housekeeping>();

        // What a page reads, and which doorbell it hears, follows the browser's choice of book.
        services.AddScoped<BookChoice>();
        services.AddScoped(p => p.GetRequiredService<BookChoice>().Book.Changes);
        services.AddScoped<IDbContextFactory<DashboardDb>>(p => p.GetRequiredService<BookChoice>().Book.Contexts);
    }

    /// Turns the browser's cookie into a claim, so that its circuit knows which book it reads.
    public static void UseBookChoice(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Request.Cookies[BookChoice.Cookie] == Book.SampleName)
        {
            context.User.AddIdentity(new ClaimsIdentity([new Claim(BookChoice.Claim, Book.SampleName)]));
        }

        // Outside of a page nobody else hands the claim on, and the endpoint's queries are made before a filter of its own would run.
        if (context.GetEndpoint()?.Metadata.GetMetadata<ReadsAsPage>() is not null)
        {
            var services = context.RequestServices;
            services.GetRequiredService<BookChoice>().Choose(services.GetRequiredService<Books>().Named(context.User.FindFirst(BookChoice.Claim)?.Value));
        }

        return next(context);
    });
}
