using Dashboard.Core.Confidence;
using Dashboard.Live;
using Dashboard.Shared;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Connections;

public partial class ConnectionsPage
{
    private const string ConfigurationLines =
        """
        export Connections__github__Source=github
        export Connections__github__Key=$(openssl rand -hex 16)
        export Connections__github__Secret=$(openssl rand -hex 32)
        """;

    [Inject] public required ConnectionsQueries Queries { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    protected override IEnumerable<Topic> Topics => [Topic.Deliveries];

    private string Base => Navigation.BaseUri.TrimEnd('/');

    protected override Task<ConnectionsView> ReadAsync(CancellationToken cancellationToken) => Queries.ReadAsync(cancellationToken);

    private string Lines(ConnectionsView view) =>
        $"export DASH={Base} DASH_TOKEN={(view.TokenFile is { } file ? $"\"$(cat '{file}')\"" : "...")}\n"
        + SendLines.Event(("service", "checkout"), ("version", "1.0.0"), ("check", "unit"), ("outcome", "success"));

    private static (string Word, string Css, string Says) Lead(ConnectionsView view) => view switch
    {
        { Hooks.Count: 0, Api.LastAt: null } => ("Nobody yet.", "unknown", "No sender has been heard of."),
        { Silent: > 0 } => ("Waiting.", "risk", $"{Words.Number(view.Silent)} of {Words.Count(view.Hooks.Count, "webhook connection")} {(view.Silent == 1 ? "has" : "have")} never sent."),
        { Hooks.Count: 0 } => ("Connected.", "met", "Pipelines send with the token; no webhook is set up."),
        _ => ("Connected.", "met", $"{Words.All(view.Hooks.Count, "webhook connection")} {(view.Hooks.Count == 1 ? "has" : "have")} sent."),
    };
}
