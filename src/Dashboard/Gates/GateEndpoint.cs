using System.Globalization;
using Dashboard.Core.Agreements;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Journal;
using Dashboard.Shared;

namespace Dashboard.Gates;

/// `GET /v1/gate/{service}/{version}?gate=…`: whether a release may go on. It answers 2xx for an open gate and for nothing else.
public static class GateEndpoint
{
    public static async Task<IResult> GetAsync(
        string service, string version, string? gate, HttpContext context, GatesQueries queries, BookChoice choice, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(gate))
        {
            return Problem(StatusCodes.Status400BadRequest, "Which gate?", $"Add ?gate= with one of {Slugs}.");
        }

        if (!Slug.TryParse<Gate>(gate, out var asked))
        {
            return Problem(StatusCodes.Status404NotFound, "There is no such gate", $"The gates are {Slugs}.");
        }

        (service, version) = (PathText.Decoded(service), PathText.Decoded(version));
        try
        {
            var matches = await queries.MatchAsync(service, version, ct);
            if (matches.Any(m => m.IsDue))
            {
                // An answer that age has changed is recorded before anybody acts on it.
                await choice.Book.Recorder.RedecideDueAsync(ct);
                matches = await queries.MatchAsync(service, version, ct);
            }

            return matches switch
            {
                [] => Problem(StatusCodes.Status404NotFound, "There is no such release", $"No release of {service} goes by {version}: neither as a version, a digest nor a full commit."),
                [var only] => Reply(only, asked),
                _ => Several(matches, version),
            };
        }
        catch (JournalUnavailableException busy)
        {
            context.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(busy.RetryAfter.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            return Problem(StatusCodes.Status503ServiceUnavailable, "No answer can be given now", "An answer that has changed could not be recorded. Ask again.");
        }
    }

    private static string Slugs => string.Join(", ", Slug.All<Gate>());

    private static IResult Reply(ReleaseReading reading, Gate asked)
    {
        var decision = reading.Gates[(int)asked];
        var reply = new GateReply
        {
            Ok = decision.Open,
            Gate = asked,
            Question = GateNames.Question(asked),
            Release = Asked(reading),
            Reasons = decision.Reasons,
            Missing = decision.Missing,
            Waivers = [.. decision.Waivers.Select(w => new GateWaiver(w.Id, w.Items, w.Until, w.ApprovedBy, Verified: false))],
            ClosedBefore = reading.Gates.Where(g => g.Gate < asked && !g.Open).Select(g => (Gate?)g.Gate).FirstOrDefault(),
            AgreementVersion = DefaultAgreement.Version0.Version,
            SignedBy = DefaultAgreement.Version0.SignedBy,
            AsOf = reading.AsOf,
            Sequence = reading.Sequence,
        };
        return TypedResults.Json(reply, statusCode: decision.Open ? StatusCodes.Status200OK : StatusCodes.Status403Forbidden);
    }

    private static IResult Several(IReadOnlyList<ReleaseReading> matches, string name) => TypedResults.Problem(
        $"{name} names {matches.Count} releases. Ask with the digest.",
        statusCode: StatusCodes.Status409Conflict,
        title: "More than one release goes by this name",
        extensions: [new("releases", matches.Select(Asked).ToArray())]);

    private static IResult Problem(int status, string title, string detail) => TypedResults.Problem(detail, statusCode: status, title: title);

    private static AskedRelease Asked(ReleaseReading reading) =>
        new(reading.Head.PublicId, reading.Head.Service, reading.Head.Version, reading.Head.Digest, reading.Head.Commit);
}
