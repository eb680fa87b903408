namespace Dashboard.Figures;

public static class FiguresSetup
{
    public static void AddFigures(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ReleaseFigures>();
        builder.Services.AddScoped<ServiceFigures>();
        builder.Services.AddScoped<PlacesThen>();
        builder.Services.AddScoped<OrganisationDelivery>();
        builder.Services.AddScoped<ConfidenceFigures>();
        builder.Services.AddScoped<SinceFigures>();
        builder.Services.AddScoped<MonthFigures>();
        builder.Services.AddScoped<LookBackFigures>();
        builder.Services.AddScoped<StageFigures>();
        builder.Services.AddScoped<CanaryFigures>();
        builder.Services.AddScoped<TrialFigures>();
        builder.Services.AddScoped<CostFigures>();
        builder.Services.AddSingleton<FigureCache>();
        builder.Services.AddSingleton<SendLine>();
        builder.Services.AddHostedService<FiguresAhead>();
    }
}
