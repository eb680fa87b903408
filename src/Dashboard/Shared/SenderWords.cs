using Dashboard.Core.Diagnostics;
using Dashboard.Core.Gates;

namespace Dashboard.Shared;

/// <summary>Who a delivery is from. What people do in the product itself is kept like any delivery and comes from no sender.</summary>
public static class SenderWords
{
    public const string Itself = "Ready to Ship itself";

    public static bool IsItself(string connection) => connection is InterventionStep.Source or Answer.Source;

    public static string Of(string source, string connection) => IsItself(connection) ? Itself : source;
}
