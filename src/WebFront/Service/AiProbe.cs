using System.Net.Http.Headers;
using Interviewing.Interviewers;
using Interviewing.WebFront.Hosting;

namespace Interviewing.WebFront.Service;

/// <summary>
/// Asks the provider of the language model for its list of models, which costs nothing, and remembers the outcome for
/// a while: readiness is asked often, and by anyone.
/// </summary>
internal sealed class AiProbe(WebSettings settings, TimeProvider time, IProviderHealth? health = null) : IDisposable
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(15);
    private static readonly Uri OpenAI = new("https://api.openai.com/v1");

    private const string Degraded = "the built-in interviewer stands in";

    private readonly HttpClient _client = new() { Timeout = Timeout.InfiniteTimeSpan };
    private readonly Lock _gate = new();
    private Task<DependencyView>? _latest;
    private long _asked;

    public Task<DependencyView> CheckAsync(CancellationToken cancellationToken)
    {
        if (settings.OpenAI.ApiKey is null)
            return Task.FromResult(View(Readiness.Ok, $"{Configured.BuiltIn} interviewer"));
        // What the interviews' own calls have found out goes before a question of ours.
        if (health is { Available: false })
            return Task.FromResult(View(Readiness.Unavailable, $"{Degraded}; {health.Detail ?? "the provider failed too often"}"));
        lock (_gate)
        {
            if (_latest is null || time.GetElapsedTime(_asked) > Remembered)
            {
                _asked = time.GetTimestamp();
                _latest = AskAsync(settings.OpenAI.ApiKey);
            }

            return _latest.WaitAsync(cancellationToken);
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<DependencyView> AskAsync(string key)
    {
        try
        {
            using var timeout = new CancellationTokenSource(settings.ReadinessTimeout, time);
            var address = (settings.OpenAI.BaseUrl ?? OpenAI).AbsoluteUri.TrimEnd('/') + "/models";
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
            using var response = await _client.SendAsync(
                request, HttpCompletionOption.ResponseHeadersRead, timeout.Token);
            return response.IsSuccessStatusCode
                ? View(Readiness.Ok, settings.OpenAI.Model)
                : View(Readiness.Unavailable, $"{Degraded}; the provider answers {(int)response.StatusCode}");
        }
        catch (OperationCanceledException)
        {
            return View(Readiness.Unavailable, $"{Degraded}; the provider does not answer in time");
        }
        catch (HttpRequestException)
        {
            return View(Readiness.Unavailable, $"{Degraded}; the provider cannot be reached");
        }
    }

    private static DependencyView View(string status, string detail) =>
        new() { Name = "ai", Status = status, Required = false, Detail = detail };
}
