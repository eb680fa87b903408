namespace Dashboard.Evidence;

public static class EvidenceSetup
{
    public static void AddEvidence(this WebApplicationBuilder builder) => builder.Services.AddScoped<EvidenceQueries>();
}
