using Dashboard.Core.Confidence;
using static Dashboard.Core.Tests.Confidence.Sentences.Told;

namespace Dashboard.Core.Tests.Confidence.Sentences;

internal static class CtoSentences
{
    public static readonly Told[] All =
    [
        new(Role.Cto, Verdict.Met, "nothing is wrong anywhere", Good,
            "Yes. Answers come fast, work flows and new technology broke nothing.", "Nothing is asked of any team."),
        // 3 × 20 + 3 of 65 = 96.9%
        new(Role.Cto, Verdict.Met, "one service waits behind a good average",
            After(1, m => m with { Built = 5, BuiltOnDefault = 5, BuiltWithAllControls = 5, FeedbackEnded = 5, FeedbackWithin = 3 }),
            "Yes. Answers come fast, work flows and new technology broke nothing.",
            "96.9% of changes get their answer within 15 minutes; payments alone is at 60%. On payments 2 of 5 changes were answered late. "
            + "The owner is Pay. Answer 2 late changes of payments in time: +3.1 points."),

        // 12 ÷ 80 = 15% late
        new(Role.Cto, Verdict.AtRisk, "late answers, one service", After(1, m => m with { FeedbackWithin = 8 }),
            "Nearly. 12 of 80 changes waited over 15 minutes for an answer, all on payments.",
            "On payments 12 of 20 changes were answered late. The owner is Pay. Answer 12 late changes of payments in time: +15 points."),
        new(Role.Cto, Verdict.AtRisk, "late answers, three services, and where the time goes",
            After(3, m => m with { FeedbackWithin = 15, FeedbackTimed = 20, FeedbackTimedSeconds = 24_000, FeedbackBuildSeconds = 14_400 }),
            "Nearly. 15 of 80 changes waited over 15 minutes for an answer, on cart and 2 more services.",
            "Most of the time goes into the build: 12 minutes of the 20 minutes of an average answer. The owner is Basket. "
            + "Answer 5 late changes of cart in time: +6.3 points."),
        // 5 late on payments, 7 overdue: 75 ÷ 87
        new(Role.Cto, Verdict.AtRisk, "late answers, and builds that still wait", After(1, m => m with { FeedbackWithin = 15 }) with { FeedbackOverdue = 7 },
            "Nearly. 12 of 87 changes waited over 15 minutes for an answer, 5 on payments.",
            "On payments 5 of 20 changes were answered late. The owner is Pay. Answer 5 late changes of payments in time: +5.7 points."),
        new(Role.Cto, Verdict.AtRisk, "one service slows", After(1, m => m with { LeadSeconds = 2_000_000, RunningSeconds = 100_000 }),
            "Nearly. Work moves for only 32% of lead time, 5% on payments.",
            "An average release took 17 hours; something ran for 6 hours of it. The owner is Pay. "
            + "Shorten the waits of payments, where work moves for 5% of lead time."),
        new(Role.Cto, Verdict.AtRisk, "a technology slows builds", Good with { Adoptions = [Tried("rust", 10, 9)] },
            "Nearly. Since rust came in, builds of payments pass 10 points less often.",
            "9 of 10 builds passed, before it 10 of 10. The owner is Pay. Look at what made builds of payments with rust fail."),
        new(Role.Cto, Verdict.AtRisk, "answers known for too few builds", After(2, m => m with { BuiltOnDefault = 5, FeedbackEnded = 5, FeedbackWithin = 5 }),
            "Nearly. Only 50 of 80 builds told their start and end; missing on payments and 1 more.",
            "On payments 5 of 20 are known. The owner is Pay. Send build.finished, and testsuiterun.finished for check=unit, sast, sca and "
            + "secret-scan, with service, commit, outcome, started and finished; first for payments."),

        // 20 of 80 in time: 60 late
        new(Role.Cto, Verdict.NotMet, "late answers everywhere", After(4, m => m with { FeedbackWithin = 5 }),
            "No. 60 of 80 changes waited over 15 minutes for an answer, on cart and 3 more services.",
            "On cart 15 of 20 changes were answered late. The owner is Basket. Answer 15 late changes of cart in time: +18.8 points."),
        new(Role.Cto, Verdict.NotMet, "work stands still in three services", After(3, m => m with { RunningSeconds = 100_000 }),
            "No. Work moves for only 20% of lead time, 10% on cart; 2 more services are slow.",
            "An average release took 14 hours; something ran for 3 hours of it. The owner is Basket. "
            + "Shorten the waits of cart, where work moves for 10% of lead time."),
        new(Role.Cto, Verdict.NotMet, "work stands still in the one service", Good with
            {
                Services = [new("rec", "unassigned", 2, null, Given.AllGood with { RunningSeconds = 100_000 })],
            },
            "No. Work moves for only 10% of lead time on rec.",
            "An average release took 14 hours; something ran for 1 hour of it. No team is named for rec. "
            + "Shorten the waits of rec, where work moves for 10% of lead time."),
        new(Role.Cto, Verdict.NotMet, "a technology breaks builds", Good with { Adoptions = [Tried("rust", 10, 4), Tried("wasm", 10, 10)] },
            "No. Since rust came in, builds of payments pass 60 points less often.",
            "4 of 10 builds passed, before it 10 of 10. The owner is Pay. Look at what made builds of payments with rust fail."),

        new(Role.Cto, Verdict.Unknown, "nothing built", Quiet,
            "We cannot say. No change was built in the last 30 days.",
            "Whoever runs the pipelines is asked. Send build.finished, and testsuiterun.finished for check=unit, sast, sca and secret-scan, "
            + "with service, commit, outcome, started and finished."),
        new(Role.Cto, Verdict.Unknown, "no technology told", Good with { TechTagsSeen = false },
            "We cannot say. No build tells which technologies it uses.",
            "Whoever runs the pipelines is asked. Send build.finished with service, version, digest, outcome and tech."),
        new(Role.Cto, Verdict.Unknown, "one technology with one build", Good with { Adoptions = [Tried("rust", 1, 1)] },
            "We cannot say. There is only 1 build with rust in payments; it takes 5.",
            "The owner is Pay. Keep building: each further build.finished with outcome and tech counts."),
        new(Role.Cto, Verdict.Unknown, "two technologies with few builds", Good with { Adoptions = [Tried("rust", 1, 1), Tried("wasm", 3, 1)] },
            "We cannot say. 2 new technologies have fewer than 5 builds so far.",
            "Whoever runs the pipelines is asked. Keep building: each further build.finished with outcome and tech counts."),
        new(Role.Cto, Verdict.Unknown, "two changes built", Good with
            {
                Services = [new("payments", "Pay", 2, null, Given.AllGood with { Built = 2, BuiltOnDefault = 2, FeedbackEnded = 2, FeedbackWithin = 2 })],
            },
            "We cannot say. Only 2 changes were built; it takes 5 to judge.",
            "Whoever runs the pipelines is asked. Send build.finished, and testsuiterun.finished for check=unit, sast, sca and secret-scan, "
            + "with service, commit, outcome, started and finished."),
    ];

    private static Adoption Tried(string technology, int builds, int passed) =>
        new("payments", technology, Given.Now.AddDays(-9), 10, 10, builds, passed);
}
