using Dashboard.Core.Pipeline;

namespace Dashboard.Shared;

public static class StageWords
{
    public static string Of(Stage stage) => stage switch
    {
        Stage.Build => "Build",
        Stage.StubbedFunctional => "Stubbed functional",
        Stage.StubbedNonFunctional => "Stubbed non-functional",
        Stage.Integration => "Integration",
        Stage.Extended => "Extended",
        Stage.Canary => "Canary",
        _ => "Production",
    };

    /// What a release has shown when it leaves the stage.
    public static string Proves(Stage stage) => stage switch
    {
        Stage.Build => "That one artifact can be made from the source, is put together by the rules and carries what it needs with it.",
        Stage.StubbedFunctional => "That it does what it should, alone, with everything around it played by stubs.",
        Stage.StubbedNonFunctional => "That it holds under load, through faults and beside its own last version, before it meets anybody.",
        Stage.Integration => "That it works together with what others run, in a place that is treated like production.",
        Stage.Extended => "That it lasts: peak traffic, many hours, the faults that come at bad moments.",
        Stage.Canary => "That a few real customers are as well served by it as by the version before.",
        _ => "That everybody has it, and that whoever built it sees how it does.",
    };

    /// The habit a stage should grow, as a finished sentence about releases: "93% of releases …".
    public static string Habit(Stage stage) => stage switch
    {
        Stage.Build => "Tested before it is pushed",
        Stage.StubbedFunctional => "Done means deployed and tested, without a hand",
        Stage.StubbedNonFunctional => "Homework before joining the others",
        Stage.Integration => "Neighbours left in peace",
        Stage.Extended => "Baked in, not a special project",
        Stage.Canary => "A few customers first",
        _ => "Ready to be operated from the start",
    };

    /// How the habit is seen.
    public static string HabitRule(Stage stage) => stage switch
    {
        Stage.Build => "The first try of every build and unit suite passed.",
        Stage.StubbedFunctional => "A deployment and a functional or acceptance test ended here, and every step told that a machine began it.",
        Stage.StubbedNonFunctional => "A functional and a non-functional test had passed against stubs before the first run in the shared environment.",
        Stage.Integration => "No deployment into the shared environment told of errors at its neighbours.",
        Stage.Extended => "An extended test had ended before the first customer got it.",
        Stage.Canary => "Customers got it in steps, or by another strategy than all at once.",
        _ => "The package that was built carries its own monitoring.",
    };
}
