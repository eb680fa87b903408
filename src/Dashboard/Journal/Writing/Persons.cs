using System.Security.Cryptography;
using System.Text;
using Dashboard.Core.Pipeline;

namespace Dashboard.Journal.Writing;

/// Puts references in the place of persons' names, so that a name can be replaced later without touching the chain.
/// A reference is "person:{id}:{salted hash}", one for a name in whatever case it is written: nobody becomes two people by it. Bots are no persons and stay "bot:{name}".
internal sealed class Persons(Session session)
{
    private const int Kept = 10_000;
    private static readonly string[] PersonKeys = ["author", "reviewer", "requestor", "respondent"];

    private readonly Sql _find = session.Prepare("SELECT Reference FROM Persons WHERE Name=?1");
    private readonly Sql _next = session.Prepare("SELECT COALESCE(MAX(Id),0)+1 FROM Persons");
    private readonly Sql _insert = session.Prepare("INSERT INTO Persons(Id,Name,Reference,Salt) VALUES(?1,?2,?3,?4)");
    private readonly Dictionary<string, string> _known = new(StringComparer.OrdinalIgnoreCase);

    public void Clear() => _known.Clear();

    public PathEvent WithReferences(PathEvent e)
    {
        var actor = string.IsNullOrWhiteSpace(e.Actor) ? null : Reference(e.Actor);
        if (e.Details is not { } details || !PersonKeys.Any(details.ContainsKey))
        {
            return ReferenceEquals(actor, e.Actor) ? e : e with { Actor = actor };
        }

        var replaced = details.ToDictionary(p => p.Key, p => PersonKeys.Contains(p.Key) && !string.IsNullOrWhiteSpace(p.Value) ? Reference(p.Value) : p.Value, StringComparer.Ordinal);
        return e with { Actor = actor, Details = replaced };
    }

    private string Reference(string name)
    {
        name = name.Trim();
        if (Trail.IsBotName(name))
        {
            return name.StartsWith("bot:", StringComparison.Ordinal) ? name : "bot:" + name;
        }

        if (_known.TryGetValue(name, out var known))
        {
            return known;
        }

        var reference = _find.Text(name) ?? Add(name);
        if (_known.Count >= Kept)
        {
            _known.Clear();
        }

        return _known[name] = reference;
    }

    private string Add(string name)
    {
        var id = _next.Number()!.Value;
        var salt = RandomNumberGenerator.GetBytes(16);
        var hash = Convert.ToHexStringLower(HMACSHA256.HashData(salt, Encoding.UTF8.GetBytes(name)))[..24];
        var reference = $"person:{id}:{hash}";
        _insert.Run(id, name, reference, salt);
        return reference;
    }
}
