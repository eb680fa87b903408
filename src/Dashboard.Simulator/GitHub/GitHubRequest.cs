using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Dashboard.Simulator.GitHub;

/// <summary>The request GitHub makes: event, delivery and signature in the headers.</summary>
internal static class GitHubRequest
{
    public static HttpRequestMessage Of(Uri hook, GitHubDelivery delivery, ReadOnlyMemory<byte> body, string secret)
    {
        var content = new ReadOnlyMemoryContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var request = new HttpRequestMessage(HttpMethod.Post, hook) { Content = content };
        request.Headers.UserAgent.ParseAdd("GitHub-Hookshot/5e1a0c2");
        request.Headers.Add("X-GitHub-Event", delivery.Event);
        request.Headers.Add("X-GitHub-Delivery", delivery.Id.ToString());
        request.Headers.Add("X-GitHub-Hook-ID", "48151623");
        request.Headers.Add("X-Hub-Signature-256", $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body.Span))}");
        return request;
    }
}
