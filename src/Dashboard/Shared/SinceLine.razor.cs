using System.Globalization;
using Dashboard.Core.Confidence;
using Dashboard.Core.Pipeline;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Shared;

public partial class SinceLine
{
    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required SharedMarkup Markup { get; init; }

    [Parameter, EditorRequired] public required Since Since { get; set; }

    /// <summary>Null until it was read.</summary>
    [Parameter, EditorRequired] public SinceReading? Of { get; set; }

    /// <summary>Whose figures; null for the organisation's.</summary>
    [Parameter] public Role? Role { get; set; }

    /// <summary>Why it could not be read, in words.</summary>
    [Parameter] public string? Problem { get; set; }

    /// <summary>Whether the line would look the same.</summary>
    public static bool IsSame(SinceReading shown, SinceReading read) =>
        shown.From == read.From && Days(shown) == Days(read) && shown.Changes.SequenceEqual(read.Changes)
        && shown.Happenings.Select(Told).SequenceEqual(read.Happenings.Select(Told))
        && shown.Happenings.SelectMany(h => h.Names).SequenceEqual(read.Happenings.SelectMany(h => h.Names));

    private string Heading => (Since.Kind, Of) switch
    {
        (SinceKind.Visit, _) when Since.IsFirstVisit => "Your first visit",
        (SinceKind.Yesterday, _) => "Since yesterday",
        (_, { } reading) => $"Since {Day(reading.From)}",
        _ => "Since then",
    };

    private string? Current(SinceKind kind) => Since.Kind == kind ? "page" : null;

    private string With(string? since) => Addresses.With(Navigation, "since", since);

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("dddd d MMMM", CultureInfo.InvariantCulture);

    private string Rows => Role is { } role ? $"/roles/{Slug.Of(role)}" : "";

    private IReadOnlyList<ExplainStep> StepsOf(SinceReading reading) =>
    [
        new($"Each figure of now is held against the same figure as it stood when {Day(reading.From)} began, UTC. Both look back over the same length of time.", Address: $"{Rows}/share"),
        new("At most four are told, and only those that read differently. Peak, new technology and intact evidence are known of today only, so they are not compared.", Address: Role is null ? "/roles/ceo#months" : $"{Rows}#months"),
        new($"What happened is counted from {Day(reading.From)}, 00:00 UTC, on: whole days, so that the lists behind it say the same.", Address: $"/releases?shipped={Days(reading)}d"),
    ];

    private static (long, string, bool, string?, int) Told(Happening one) => (one.Count, one.What, one.IsBad, one.Address, one.Names.Count);

    private static int Days(SinceReading reading) => (reading.AsOf.UtcDateTime.Date - reading.From.UtcDateTime.Date).Days + 1;
}
