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
}
