namespace Dashboard.Live;

public static class LiveSetup
{
    public static void AddLive(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<LiveMeter>();
        builder.Services.AddSingleton<Handovers>();
    }
}
