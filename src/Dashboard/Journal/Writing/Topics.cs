using Dashboard.Live;

namespace Dashboard.Journal.Writing;

/// Which doorbells an event rings.
internal static class Topics
{
    public static void Add(HashSet<Topic> topics, string type, string? service)
    {
        if (type.StartsWith("assessment.", StringComparison.Ordinal))
        {
            topics.Add(Topic.Diagnostics);
            return;
        }

        topics.Add(Topic.Roles);
        topics.Add(Topic.Releases);
        topics.Add(Topic.Gates);
        topics.Add(Topic.Services);
        if (service is not null)
        {
            topics.Add(Topic.Service(service));
        }

        if (type.StartsWith("rollout.", StringComparison.Ordinal))
        {
            topics.Add(Topic.Rollouts);
        }

        if (type.StartsWith("incident.", StringComparison.Ordinal) || type.StartsWith("alert.", StringComparison.Ordinal) || type.StartsWith("guardrail.", StringComparison.Ordinal))
        {
            topics.Add(Topic.Incidents);
        }
    }
}
