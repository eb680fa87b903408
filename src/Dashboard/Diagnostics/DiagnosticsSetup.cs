using Dashboard.Journal;

namespace Dashboard.Diagnostics;

public static class DiagnosticsSetup
{
    public static void AddDiagnostics(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<DiagnosticsQueries>();
        builder.Services.AddScoped<OwnAnswersStore>();
        builder.Services.AddScoped(p => new AnswerRecorder(p.GetRequiredService<BookChoice>().Book.Recorder, p.GetRequiredService<TimeProvider>()));
    }
}
