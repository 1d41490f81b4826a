using System.Net.Http.Headers;
using Interviewing.Interviewers;
using Interviewing.WebFront.Hosting;

namespace Interviewing.WebFront.Service;

/// <summary>Asks the provider of the language model for its list of models, which costs nothing.</summary>
internal sealed class AiProbe : IDisposable
{
    private const string Degraded = "the built-in interviewer stands in";

    private readonly HttpClient _client = new() { Timeout = Timeout.InfiniteTimeSpan };
    private readonly WebSettings _settings;
    private readonly TimeProvider _time;
    private readonly IProviderHealth? _health;
    private readonly Remembered<DependencyView> _latest;

    public AiProbe(WebSettings settings, TimeProvider time, IProviderHealth? health = null)
    {
        (_settings, _time, _health) = (settings, time, health);
        _latest = new(time, AskAsync, Readiness.Kept);
    }

    public async Task<DependencyView> CheckAsync(CancellationToken cancellationToken)
    {
        if (_settings.OpenAI.ApiKey is null)
            return View(Readiness.Ok, $"{Configured.BuiltIn} interviewer");
        // What the interviews' own calls have found out goes before a question of ours.
        if (_health is { Available: false })
            return View(Readiness.Unavailable, $"{Degraded}; {_health.Detail ?? "the provider failed too often"}");
        var answer = await _latest.GetAsync(cancellationToken);
        return _health?.Detail is { } detail ? answer with { Detail = $"{answer.Detail}; {detail}" } : answer;
    }

    public void Dispose() => _client.Dispose();

    private async Task<DependencyView> AskAsync()
    {
        try
        {
            using var timeout = new CancellationTokenSource(_settings.ReadinessTimeout, _time);
            using var request = new HttpRequestMessage(HttpMethod.Get, _settings.OpenAI.AddressOf("models"));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _settings.OpenAI.ApiKey);
            using var response = await _client.SendAsync(
                request, HttpCompletionOption.ResponseHeadersRead, timeout.Token);
            return response.IsSuccessStatusCode
                ? View(Readiness.Ok, _settings.OpenAI.Model)
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
