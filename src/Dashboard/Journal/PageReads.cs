namespace Dashboard.Journal;

/// Files and pictures for whoever may see the pages: no token, and the book that this browser's pages show.
public static class PageReads
{
    /// Where features map theirs.
    public static RouteGroupBuilder MapPageReads(this IEndpointRouteBuilder app) => app.MapGroup("").WithMetadata(new ReadsAsPage()).ExcludeFromDescription();
}

/// Marks an endpoint that answers a browser from the book its pages show.
public sealed class ReadsAsPage;
