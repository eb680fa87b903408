using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Shared;

namespace Dashboard.Roles;

internal static class RoleWords
{
    /// What this leader wants to know, in one question.
    public static string Question(Role role) => role switch
    {
        Role.Ceo => "will a change hurt our customers or our name?",
        Role.Ciso => "is every release secure and compliant by default?",
        Role.Coo => "does delivery run efficiently at scale?",
        Role.Cto => "does the path help people build new things?",
        _ => "can we prove it?",
    };

    public static (ChipState State, string Word) Of(RightAnswer answer) => answer switch
    {
        RightAnswer.Earned => (ChipState.ReadyToShip, "Earned"),
        RightAnswer.Blocked => (ChipState.NotMet, "Blocked"),
        _ => (ChipState.InProof, "Not yet"),
    };
}
