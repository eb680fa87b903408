using Microsoft.EntityFrameworkCore;

namespace Dashboard.Figures;

/// The names behind the references that facts hold in the place of persons.
public sealed class PersonNames
{
    private const string Person = "person:";
    private readonly Dictionary<string, string> _names;

    private PersonNames(Dictionary<string, string> names) => _names = names;

    public static async Task<PersonNames> ReadAsync(Snapshot snapshot, IEnumerable<string?> references, CancellationToken ct)
    {
        var wanted = references.OfType<string>().Where(r => r.StartsWith(Person, StringComparison.Ordinal)).Distinct().ToList();
        return new(wanted.Count == 0 ? [] : await snapshot.Db.Persons.Where(p => wanted.Contains(p.Reference)).ToDictionaryAsync(p => p.Reference, p => p.Name, ct));
    }

    /// The name to show; null stays null. A bot keeps its prefix, so that nobody takes it for a person.
    public string? Of(string? reference) => reference is null ? null
        : _names.TryGetValue(reference, out var name) ? name
        : reference.StartsWith(Person, StringComparison.Ordinal) ? "a person whose name was removed" : reference;
}
