namespace Dashboard.Core.Diagnostics;

/// <summary>The six conversations as data. A changed question is a new version; answers keep the version they were given to.</summary>
public sealed record Questionnaire(int Version, IReadOnlyList<Question> Questions)
{
    /// <summary>Scores run from 1 to this.</summary>
    public const int BestScore = 5;

    /// <summary>The questions in force.</summary>
    public static Questionnaire Current { get; } = new(1,
    [
        new("build", "Build",
            "Pick anything that runs anywhere today. How surely can you name the change it came from, and that it is the package you tested?",
            "We would have to go and look, and might still be unsure.",
            "One look tells us: one package, built once, the same everywhere.",
            [new("identical-build", "One sealed package that every place runs unchanged")],
            [
                new("manual-tweak", "Something is adjusted by hand after the build"),
                new("undocumented-change", "A change is live that nobody wrote down"),
                new("built-twice", "The same version was built more than once"),
            ]),
        new("stubbed-functional", "Stubbed functional",
            "When somebody changes the code, what happens to its functional tests: who writes them, and what makes them run?",
            "They come later, if somebody finds the time to run them.",
            "They come with the change and run by themselves, or the change is not finished.",
            [
                new("test-ownership", "It is clear who writes and keeps the tests"),
                new("environment-ready", "A place to run them stands ready when they are"),
            ],
            [
                new("manual-test-step", "A test waits for somebody to do something by hand"),
                new("occasional-runs", "Tests run now and then, not with every change"),
            ]),
        new("stubbed-non-functional", "Stubbed non-functional",
            "How did you arrive at the processor and memory this service asks for, and when did you last check that they are neither too little nor too much?",
            "We took what was there and hope it is enough.",
            "We measure under a load like the real one and adjust to what we see.",
            [new("right-sizing", "Sizes that follow from realistic scenarios")],
            [
                new("over-provisioned", "We pay for capacity that nobody uses"),
                new("surprise-under-load", "Load showed us something we did not expect"),
            ]),
        new("integration", "Integration",
            "If a team wanted to try something in the shared environment this minute, what would it have to wait for?",
            "For a slot, for access, or for somebody to mend it first.",
            "For nothing: it is up, the data is there, and anybody may start.",
            [
                new("ownership-agreement", "An agreement on who keeps the shared environment well"),
                new("data-agreement", "An agreement on whose test data is whose"),
                new("stability-agreement", "An agreement on how stable it has to be"),
            ],
            [
                new("access-queue", "Teams queue for access"),
                new("blocked-deployment", "Somebody's deployment is held up by others"),
                new("unstable-data", "Test data changes underneath a test"),
            ]),
        new("extended", "Extended",
            "Think of the busiest hour of your year. What makes you believe the service will hold, and since when do you know?",
            "We will find out when it comes.",
            "It was proven lately, at that load and for that long.",
            [
                new("sla", "A promise to customers on service levels"),
                new("slo", "Objectives the team itself steers by"),
                new("nfr", "Written-down needs beyond function"),
                new("peak-sizing", "Sizes chosen for the peak"),
                new("dynamic-scaling", "Capacity that grows and shrinks with demand"),
            ],
            [
                new("performance-issue", "It gets slow or fails under pressure"),
                new("under-used", "Large resources stand idle"),
                new("environment-unreliable", "The test environment itself lets the tests down"),
            ]),
        new("canary-and-production", "Canary and production",
            "When a release turns out bad, how many customers have it by then, and what notices first: your monitoring or they?",
            "Everybody has it, and customers tell us.",
            "A few have it, monitoring stops it, and going back is routine.",
            [
                new("rollback-confidence", "Trust in going back, because it is practised"),
                new("parallel-versions", "Two versions can serve side by side"),
                new("promotion-rules", "Rules that promote by themselves when the figures allow it"),
            ],
            [
                new("all-or-nothing", "A release reaches everybody at once"),
                new("manual-sign-off", "Somebody has to sign before it may go on"),
                new("slow-rollback", "Going back takes long"),
            ]),
    ]);

    /// <summary>The question of that id; null when this version has none.</summary>
    public Question? Find(string id) => Questions.FirstOrDefault(q => q.Id == id);
}
