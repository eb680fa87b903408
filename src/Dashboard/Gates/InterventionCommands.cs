using Dashboard.Core.Agreements;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Journal;

namespace Dashboard.Gates;

/// What became of a step somebody wanted to take: recorded under an id, or why not.
public sealed record StepResult(string? Id, IReadOnlyList<FieldFault> Faults)
{
    public bool Done => Id is not null && Faults.Count == 0;

    /// There is no waiver or hold of this id.
    public bool NotFound => Id is null && Faults.Count == 0;

    /// Nothing is wrong with what was typed; the waiver or hold is past it.
    public bool Late => Faults is [{ Field: InterventionPolicy.Standing }, ..];
}

/// The steps people may take with waivers and holds, the same from a page and through the API.
public sealed class InterventionCommands(WaiversQueries queries, InterventionRecorder recorder)
{
    /// The field of a fault that lies in the journal and not in what was typed.
    public const string Journal = "journal";

    private static readonly StepResult Nothing = new(null, []);

    public async Task<StepResult> RequestAsync(WaiverForm form, CancellationToken ct)
    {
        var items = form.Items ?? [];
        var (service, release, faults) = await AboutAsync(form.Service, form.Release, releaseNeeded: false, ct);
        faults = [.. faults, .. InterventionPolicy.OfRequest(items, form.Days, form.Reason, form.By, DefaultAgreement.Version0)];
        return faults.Count > 0 ? new(null, faults) : await RecordAsync(StepKind.WaiverRequested, InterventionRecorder.NewId(), service!, release, form.Reason, form.By!, ct, step =>
            step with { Items = [.. items.Distinct()], Days = form.Days!.Value });
    }

    /// Approves, refuses or withdraws.
    public async Task<StepResult> AnswerAsync(string id, StepKind kind, StepForm form, CancellationToken ct)
    {
        var (steps, people) = await queries.StepsAsync(id, ct);
        if (Waiver.Of(steps) is not { } waiver)
        {
            return Nothing;
        }

        var faults = InterventionPolicy.OfAnswer(kind, waiver, people.Of(waiver.Request.By)!, form.By, form.Reason, recorder.Now);
        return faults.Count > 0 ? new(id, faults) : await RecordAsync(kind, id, waiver.Request.Service, waiver.Request.Release, form.Reason, form.By!, ct);
    }

    public async Task<StepResult> HoldAsync(HoldForm form, CancellationToken ct)
    {
        var (service, release, faults) = await AboutAsync(form.Service, form.Release, releaseNeeded: true, ct);
        faults = [.. faults, .. InterventionPolicy.OfHold(form.Reason, form.By)];
        return faults.Count > 0 ? new(null, faults)
            : await RecordAsync(StepKind.HoldPlaced, InterventionRecorder.NewId(), service!, release, form.Reason, form.By!, ct);
    }

    public async Task<StepResult> LiftAsync(string id, StepForm form, CancellationToken ct)
    {
        var (steps, _) = await queries.StepsAsync(id, ct);
        if (Hold.Of(steps) is not { } hold)
        {
            return Nothing;
        }

        var faults = InterventionPolicy.OfLifting(hold, form.Reason, form.By);
        return faults.Count > 0 ? new(id, faults) : await RecordAsync(StepKind.HoldLifted, id, hold.Placed.Service, hold.Placed.Release, form.Reason, form.By!, ct);
    }

    private async Task<StepResult> RecordAsync(
        StepKind kind, string id, string service, ReleaseName? release, string? reason, string by, CancellationToken ct, Func<InterventionStep, InterventionStep>? more = null)
    {
        InterventionStep step = new()
        {
            Kind = kind,
            Id = id,
            Service = service,
            Release = release,
            Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(),
            By = InterventionPolicy.Trimmed(by),
            At = recorder.Now,
            Key = "",
        };
        try
        {
            await recorder.RecordAsync(more?.Invoke(step) ?? step, ct);
            return new(id, []);
        }
        catch (JournalUnavailableException)
        {
            return new(id, [new(Journal, "It could not be written now. Nothing was kept; try again in a moment.")]);
        }
    }

    private async Task<(string? Service, ReleaseName? Release, IReadOnlyList<FieldFault> Faults)> AboutAsync(string? service, string? release, bool releaseNeeded, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(service) || await queries.ServiceAsync(service, ct) is not { } known)
        {
            return (null, null, [new("service", string.IsNullOrWhiteSpace(service) ? "Name the service." : $"There is no service called \"{service.Trim()}\".")]);
        }

        if (string.IsNullOrWhiteSpace(release))
        {
            return releaseNeeded ? (known, null, [new("release", "Name the release: a version, a digest or a full commit.")]) : (known, null, []);
        }

        return await queries.ReleasesAsync(known, release.Trim(), ct) switch
        {
            [] => (known, null, [new("release", $"No release of {known} goes by \"{release.Trim()}\": neither as a version, a digest nor a full commit.")]),
            [var only] when releaseNeeded && only.Release.ShippedAt is not null => (known, null, [new("release", $"{known} {only.Head.Name} has shipped: its gates are settled and nothing can be held.")]),
            [var only] => (known, new ReleaseName(only.Release.IdentityKind, only.Release.Identity), []),
            var several => (known, null, [new("release", $"\"{release.Trim()}\" names {several.Count} releases of {known}. Name it by its digest.")]),
        };
    }
}
