namespace Dashboard.Numbers;

public static class NumbersSetup
{
    public static void AddNumbers(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ReleaseSums>();
        builder.Services.AddScoped<NumbersQueries>();
    }
}
