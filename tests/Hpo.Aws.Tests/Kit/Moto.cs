using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;

namespace Hpo.Aws.Tests.Kit;

/// <summary>moto's server in a process of its own: somebody else's reading of the protocol.</summary>
internal sealed partial class Moto : IAsyncDisposable
{
    private readonly Process process;
    private readonly HttpClient http = new();

    private Moto(Process process, string url) => (this.process, Url) = (process, url);

    public string Url { get; }

    /// <summary>Skips the test where there is no moto, or where it does not come up in time.</summary>
    public static async Task<Moto> StartAsync()
    {
        await Installed.NeedsPythonAsync("moto.server");
        var process = Process.Start(Installed.Command("python3", "-m", "moto.server", "-H", "127.0.0.1", "-p", "0"))!;
        return new Moto(process, await Installed.SoonAsync(process, token => AddressAsync(process.StandardError, token)));
    }

    private static async Task<string> AddressAsync(StreamReader output, CancellationToken token)
    {
        var said = new StringBuilder();
        while (await output.ReadLineAsync(token) is { } line)
        {
            if (Address().Match(line) is { Success: true } address)
                return address.Value;
            said.AppendLine(line);
        }

        throw new InvalidOperationException($"moto did not say where it listens: {said}");
    }

    /// <summary>A call to the logs service that the product has no client for; moto reads the service's name from the credentials.</summary>
    public async Task LogsAsync(string operation, string json)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Url) { Content = new StringContent(json, Encoding.UTF8, new MediaTypeHeaderValue("application/x-amz-json-1.1")) };
        request.Headers.Add("X-Amz-Target", $"Logs_20140328.{operation}");
        request.Headers.TryAddWithoutValidation(
            "Authorization", $"AWS4-HMAC-SHA256 Credential={Some.AccessKey}/20260101/{Some.Region}/logs/aws4_request, SignedHeaders=host, Signature=0");
        using var response = await http.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    [GeneratedRegex("http://127\\.0\\.0\\.1:[1-9][0-9]*")]
    private static partial Regex Address();
}
