using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace Dashboard.WarmUp;

/// What a few services would tell of their releases on the way to production, in the forms senders use most.
public static class MadeUpDeliveries
{
    private const int PerRelease = 12;
    private static readonly string[] Checks = ["unit", "sast", "secret-scan", "sca", "sbom", "functional", "load"];

    /// The n-th delivery, from 1: releases come one after the other, each is built, checked, deployed and shipped.
    public static HttpContent Number(int n, DateTimeOffset now)
    {
        var (release, step) = (1 + (n / PerRelease), n % PerRelease);
        var names = string.Create(CultureInfo.InvariantCulture, $"\"service\":\"warm-{release % 3}\",\"version\":\"1.{release}\",\"digest\":\"sha256:{release:x64}\",\"commit\":\"{release:x40}\"");
        return step switch
        {
            0 => Json($$"""{"type":"build.finished",{{names}},"outcome":"success","author":"Ada"}"""),
            8 => Json($$"""{"type":"service.deployed",{{names}},"environment":"staging"}"""),
            9 => Json($$"""{"type":"rollout.progressed",{{names}},"environment":"production","weight":25,"step":1,"steps":2}"""),
            10 => Json($$"""{"type":"service.deployed",{{names}},"environment":"production","actor":"Ada"}"""),
            11 => CdEvent(release, now),
            _ => Json($$"""{"type":"testsuiterun.finished",{{names}},"check":"{{Checks[step - 1]}}","outcome":"{{(n % 5 == 0 ? "failure" : "success")}}","total":12}"""),
        };
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private static StringContent CdEvent(int release, DateTimeOffset now)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"warm-up-{release}");
        var text = $$$"""
            {"context":{"specversion":"0.5.0","id":"{{{id}}}","source":"/warm-up","type":"dev.cdevents.testsuiterun.finished.0.3.0","timestamp":"{{{now:O}}}"},
            "subject":{"id":"{{{id}}}","type":"testSuiteRun","content":{"outcome":"success","environment":{"id":"staging"} } } }
            """;
        return new StringContent(text, MediaTypeHeaderValue.Parse("application/json"));
    }
}
