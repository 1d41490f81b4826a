using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace FakeLiveKit.Webhooks;

/// <summary>Posts webhooks, as LiveKit does: one after the other, and again where the receiver fails.</summary>
internal sealed class WebhookPost : IDisposable
{
    private const int Attempts = 5;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(10) };
    private readonly CancellationTokenSource _stopped = new();
    private readonly Lock _lock = new();
    private Task _last = Task.CompletedTask;

    /// <summary>Done when all that was queued is delivered or given up.</summary>
    public Task Settled
    {
        get
        {
            lock (_lock)
                return _last;
        }
    }

    /// <summary>Posts it after those before.</summary>
    public void Queue(FakeWebhook webhook, Uri url)
    {
        lock (_lock)
            _last = DeliverAsync(_last, webhook, url);
    }

    /// <summary>Posts it once; the status of the answer.</summary>
    public async Task<HttpStatusCode> PostAsync(FakeWebhook webhook, Uri url, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url);
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(webhook.Body));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/webhook+json");
        request.Headers.TryAddWithoutValidation("Authorization", webhook.Authorization);
        request.Headers.TryAddWithoutValidation("User-Agent", "LiveKit");
        using var response = await _http.SendAsync(request, cancellationToken);
        return response.StatusCode;
    }

    public void Dispose()
    {
        _stopped.Cancel();
        _http.Dispose();
        _stopped.Dispose();
    }

    private async Task DeliverAsync(Task before, FakeWebhook webhook, Uri url)
    {
        await before;
        var pause = FirstPause;
        for (var attempt = 1; ; attempt++, pause *= 2)
        {
            try
            {
                if (await PostAsync(webhook, url, _stopped.Token) < HttpStatusCode.InternalServerError)
                    return;
            }
            catch (Exception notReached) when (notReached is HttpRequestException or OperationCanceledException)
            {
                if (_stopped.IsCancellationRequested)
                    return;
            }

            if (attempt == Attempts)
                return;
            await Task.Delay(pause, _stopped.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
