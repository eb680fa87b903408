namespace Dashboard.Figures;

public static class FiguresSetup
{
    public static void AddFigures(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ReleaseFigures>();
        builder.Services.AddScoped<ServiceFigures>();
    }
}
