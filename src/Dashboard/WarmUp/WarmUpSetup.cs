namespace Dashboard.WarmUp;

public static class WarmUpSetup
{
    public static void AddWarmUp(this WebApplicationBuilder builder) => builder.Services.AddHostedService<FirstRequests>();
}
