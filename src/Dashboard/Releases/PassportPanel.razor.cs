using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Releases;

public partial class PassportPanel
{
    [Parameter, EditorRequired] public required ReleaseView Release { get; set; }

    private Passport Passport => Release.Passport;

    private string Named => $"{Passport.Manifest!.Count(p => p.Named)} of {Passport.Manifest!.Count} parts in one package";

    private string Again => $"{(Passport.Again.Times == 0 ? "not yet" : Words.Count(Passport.Again.Times, "time"))}{(Passport.Again.Failures > 0 ? $", {Words.Count(Passport.Again.Failures, "time")} it failed" : "")}";

    private static string Title(string check) => ItemWords.Name($"build/{check}") is var name ? char.ToUpperInvariant(name[0]) + name[1..] : check;

    private IEnumerable<(string Term, string Value)> Lines
    {
        get
        {
            if (Passport.IdentityKind != NameKind.Digest)
            {
                yield return ("Serial", $"provisional, by {Slug.Of(Passport.IdentityKind)} {Passport.Identity}");
            }

            yield return ("Versions", Passport.Versions.Count > 0 ? string.Join(", ", Passport.Versions) : "not told");
            yield return ("Repository", Passport.Repository ?? "not told");
            yield return ("Commit", Passport.Commit ?? "not told");
            yield return ("Author", Passport.Author ?? "not told");
            yield return ("Reviewed by", Passport.Reviewer ?? "nobody but the author, as far as was told");
            yield return ("Approved by", Passport.Approver ?? "not told");
            yield return ("Deployed by", Passport.Deployer ?? "not told");
            yield return ("Builder", Passport.Builder ?? "not told");
            yield return ("Clean build", Passport.Clean switch { true => "yes", false => "no", null => "not told" });
            yield return ("Tests in isolation", Passport.Isolated is { } more ? $"raised what is proven from {Words.Percent(more.Before)} to {Words.Percent(more.After)}" : "no fresh result told; send check=functional or load");
            yield return ("Kind of change", Passport.ChangeClass ?? "not told");
            yield return ("Technology", Passport.Tech.Count > 0 ? string.Join(", ", Passport.Tech) : "not told");
        }
    }
}
