using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Measuring;

/// <summary>Is what customers use what was tested?</summary>
/// <param name="IsSame">True: the artifact in use was tested; false: another one was; null: nobody can say.</param>
/// <param name="Running">The digest in use.</param>
/// <param name="Tested">The digest that was tested: the same, or that of the newest release that was.</param>
/// <param name="Stages">The stages between build and customers where the running artifact was tested.</param>
/// <param name="TestedAt">The newest of those tests.</param>
public sealed record TestedIsRunning(bool? IsSame, string? Running, string? Tested, IReadOnlyList<Stage> Stages, DateTimeOffset? TestedAt)
{
    /// <param name="running">The release customers use; null when it is not known.</param>
    /// <param name="newestFirst">The service's releases.</param>
    public static TestedIsRunning Of(Release? running, IEnumerable<Release> newestFirst)
    {
        var tests = Tests(running);
        if (tests.Count > 0 || running?.Digest is null)
        {
            return new(running?.Digest is null ? null : true, running?.Digest, running?.Digest, [.. tests.Select(t => t.Stage).Distinct().Order()], tests.Max(t => t.NewestAt));
        }

        // Where no release was ever tested, tests are missing; that the wrong artifact was tested cannot be said.
        var tested = newestFirst.FirstOrDefault(r => r.Digest is not null && Tests(r).Count > 0);
        return new(tested is null ? null : false, running.Digest, tested?.Digest, [], Tests(tested).Max(t => t.NewestAt));
    }

    // A deployment proves that it starts there, not that it does what it should.
    private static List<CheckEvidence> Tests(Release? release) =>
        [.. release?.Evidence.Where(e => e is { Stage: > Stage.Build and < Stage.Canary, Proof: not Proof.None, Check: not "deployment" }) ?? []];
}
