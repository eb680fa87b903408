using Dashboard.Simulator.Chance;
using Dashboard.Simulator.Organisation;
using Dashboard.Simulator.Releases;
using Dashboard.Simulator.Stories;
using Dashboard.Simulator.Stream;

namespace Dashboard.Simulator.Operations;

/// <summary>A service from day to day: its changes, its story, its running costs.</summary>
internal sealed class ServiceLife
{
    private readonly ServiceProfile _profile;
    private readonly long _seed;
    private readonly EventLog _log;
    private readonly ServiceRecord _record;
    private readonly Cadence _cadence;
    private readonly IEnumerator<ReleasePlan> _told;
    private readonly Queue<Scene> _scenes;
    private readonly DailyLife _daily;
    private readonly VersionNumbers _versions;
    private readonly DateTimeOffset? _adoptedAt;
    private ReleasePlan? _nextTold;
    private ReleasePlan _nextOrdinary;

    public ServiceLife(ServiceProfile profile, Era era, long seed)
    {
        (_profile, _seed) = (profile, seed);
        _log = new EventLog(profile.Name);
        _record = new ServiceRecord(profile.Tech);
        var stories = Story.Of(profile, era);
        _told = stories.SelectMany(s => s.Plans).Where(p => p.MergedAt > era.Start.AddHours(6)).GetEnumerator();
        _scenes = new(stories.SelectMany(s => s.Scenes).Where(s => s.At > era.Start).OrderBy(s => s.At));
        _adoptedAt = profile.Adopts is { } adoption ? era.Start + ((era.Now - era.Start) * adoption.AtShare) : null;
        var fates = new Fates(profile, _adoptedAt, SeededRandom.For(seed, profile.Name, "fates"));
        _cadence = new Cadence(profile, [.. stories.SelectMany(s => s.Quiet)], fates, SeededRandom.For(seed, profile.Name, "cadence"));
        _daily = new DailyLife(profile, era, _record, _log, SeededRandom.For(seed, profile.Name, "days"));
        _versions = new VersionNumbers(SeededRandom.For(seed, profile.Name, "version"));
        _nextTold = _told.MoveNext() ? _told.Current : null;
        _nextOrdinary = _cadence.Next(era.Start.AddHours(6));
    }

    /// <summary>Everything this service tells before the end of this day, by time. Days come in order.</summary>
    public IEnumerable<LifeEvent> Tell(DateTimeOffset day)
    {
        var end = day.AddDays(1);

        // A review comes before its merge, so that a merge shortly after midnight still speaks on the day before.
        while (NextPlan(end.AddHours(1)) is { } plan)
        {
            PlayScenes(plan.MergedAt);
            Travel(plan);
        }

        PlayScenes(end);
        _daily.Write(day);
        return _log.TakeBefore(end);
    }

    private ReleasePlan? NextPlan(DateTimeOffset before)
    {
        if (_nextTold is { } told && told.MergedAt <= _nextOrdinary.MergedAt)
        {
            if (told.MergedAt >= before)
            {
                return null;
            }

            _nextTold = _told.MoveNext() ? _told.Current : null;
            return told;
        }

        return _nextOrdinary.MergedAt < before ? _nextOrdinary : null;
    }

    private void PlayScenes(DateTimeOffset until)
    {
        while (_scenes.TryPeek(out var scene) && scene.At < until)
        {
            _scenes.Dequeue().Play(_log, _record);
        }
    }

    private void Travel(ReleasePlan plan)
    {
        if (_adoptedAt <= plan.MergedAt)
        {
            _record.Technologies = [.. _profile.Tech, _profile.Adopts!.Technology];
        }

        var (number, version) = _versions.Next(plan.Change);
        var random = SeededRandom.For(_seed, _profile.Name, "release", $"{number}");
        var done = Road.Travel(new ReleaseLife(_profile, plan, Named(number, version, random), _record, _log, random));
        if (ReferenceEquals(plan, _nextOrdinary))
        {
            _nextOrdinary = _cadence.Next(done);
        }
    }

    private Release Named(int number, string version, SeededRandom random)
    {
        var people = _profile.Team.People;
        var author = random.Below(people.Length);
        var reviewer = (author + 1 + random.Below(people.Length - 1)) % people.Length;
        var name = $"{_seed}/{_profile.Name}/{version}";
        return new Release(_profile.Name, number, version, Release.DigestOf(name), Release.CommitOf(name), people[author], people[reviewer]);
    }
}
