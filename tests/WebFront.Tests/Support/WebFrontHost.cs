using System.Text;
using System.Text.Json;
using Interviewing.Speech;
using Interviewing.WebFront.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Dashboard;

namespace Interviewing.WebFront.Tests.Support;

/// <summary>A web front on a free port of this machine: real Kestrel, real sockets, fake grains.</summary>
public sealed class WebFrontHost : IAsyncDisposable
{
    public const string Secret = "a secret of this test, long enough to sign";

    private readonly WebApplication _app;

    private WebFrontHost(WebApplication app, FakeGrains grains)
    {
        _app = app;
        Grains = grains;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Client { get; }

    public FakeGrains Grains { get; }

    public Uri Address => Client.BaseAddress!;

    public WebApplication App => _app;

    public static Task<WebFrontHost> StartAsync(
        Action<FakeGrains>? grains = null, Action<WebSettings>? configure = null)
    {
        FakeGrains fakes = new();
        grains?.Invoke(fakes);
        return StartAsync(fakes, configure);
    }

    public static async Task<WebFrontHost> StartAsync(
        FakeGrains fakes, Action<WebSettings>? configure = null, TimeProvider? clock = null)
    {
        WebSettings settings = new() { Port = 0, TokenSecret = Secret };
        // What is installed on the machine decides no test.
        settings.Speech.Provider = SpeechProviderKind.None;
        configure?.Invoke(settings);
        var app = WebFrontApp.Build(settings, "Testing", builder =>
        {
            builder.Services.AddSingleton(fakes.Factory);
            builder.Services.AddSingleton(clock ?? new FixedClock());
            builder.Logging.ClearProviders();
            if (settings.OrleansDashboard)
                new GrainClient(builder.Services, builder.Configuration).AddDashboard();
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new WebFrontHost(app, fakes);
    }

    public Task<Reply> GetAsync(string path, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, path, null, headers);

    public Task<Reply> PostAsync(string path, string? json = null, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, path, json, headers);

    public Task<Reply> PutAsync(string path, string json) => SendAsync(HttpMethod.Put, path, json);

    public async Task<Reply> SendAsync(
        HttpMethod method, string path, string? json, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        return await Reply.OfAsync(response);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}

/// <summary>An answer, read to its end.</summary>
public sealed record Reply(int Status, string Body, string? ContentType, IReadOnlyDictionary<string, string> Headers)
{
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Body);

    public IReadOnlyList<string> ErrorsOf(string field) =>
        Json.TryGetProperty("errors", out var errors) && errors.TryGetProperty(field, out var rules)
            ? [.. rules.EnumerateArray().Select(rule => rule.GetString()!)]
            : [];

    public static async Task<Reply> OfAsync(HttpResponseMessage response)
    {
        var headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return new Reply(
            (int)response.StatusCode,
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            response.Content.Headers.ContentType?.MediaType,
            headers);
    }
}

/// <summary>A clock for golden answers.</summary>
public class FixedClock : TimeProvider
{
    public static DateTimeOffset Now { get; } = new(2026, 3, 4, 5, 6, 7, 89, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}

/// <summary>A clock whose time passes when a test says so; timers go by the machine's.</summary>
public sealed class HeldClock : FixedClock
{
    private long _timestamp;

    public void Pass(TimeSpan time) => Interlocked.Add(ref _timestamp, time.Ticks);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref _timestamp);
}
