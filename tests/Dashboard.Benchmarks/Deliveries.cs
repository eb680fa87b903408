using System.Globalization;
using System.Text;

namespace Dashboard.Benchmarks;

/// Deliveries as pipelines send them: 1 to 4 KB, over 4,000 different releases, every one different.
internal static class Deliveries
{
    public const int Releases = 4000;
    private static readonly string[] Checks = ["unit", "sast", "sca", "lint", "functional", "load", "secret-scan", "sbom"];
    private static readonly string Filler = string.Concat(Enumerable.Repeat("the quick brown fox tests what it ships; ", 90));

    public static byte[] Body(long n)
    {
        var release = n % Releases;
        var check = Checks[n / Releases % Checks.Length];
        var extra = (int)(n * 7919 % 3000);
        return Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $$"""{"id":"b-{{n}}","service":"service-{{release % 40}}","version":"1.{{release}}.0","digest":"sha256:{{release:x64}}","check":"{{check}}","outcome":"success","suite":"s{{n % 3}}","total":120,"passed":120,"failed":0,"url":"https://ci.example/runs/{{n}}","notes1":"{{Filler[..Math.Min(900, 400 + extra)]}}","notes2":"{{Filler[..Math.Clamp(extra - 500, 1, 900)]}}","notes3":"{{Filler[..Math.Clamp(extra - 1400, 1, 900)]}}"}"""));
    }
}
