using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Interviewing.Hosting;
using Interviewing.Speech;
using Interviewing.WebFront.Hosting;
using Interviewing.WebFront.Tests.Live.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Interviewing.WebFront.Tests.Cluster;

/// <summary>A web front and a silo whose CPU load is above LOAD_SHEDDING_PERCENT.</summary>
public sealed class OverloadTests : IDisposable
{
    // Below any load that there is: what no setting can say.
    private const int AlwaysOverloaded = -1;
    private const int NeverOverloaded = 101;

    private readonly DirectoryInfo _data = System.IO.Directory.CreateTempSubdirectory("interviews-overload-");

    [Fact]
    public async Task AnAnswerThatAnOverloadedSiloTurnsAwayIsTakenOnceWhenItIsNoLongerOverloaded()
    {
        var settings = Settings(Clustering.Localhost);
        using var silo = Silo(settings, services => services.Configure<LoadSheddingOptions>(shedding => shedding.LoadSheddingEnabled = true));
        // The silo reads the threshold at each call.
        var shedding = silo.Services.GetRequiredService<IOptions<LoadSheddingOptions>>().Value;
        await silo.StartAsync(TestContext.Current.CancellationToken);
        shedding.CpuThreshold = NeverOverloaded;
        RepeatedMethods repeated = new();
        await using var front = WebFrontApp.Build(settings, "Testing", builder =>
        {
            builder.UseGrains(settings);
            builder.Logging.ClearProviders().AddProvider(repeated).AddFilter<RepeatedMethods>("Interviewing", LogLevel.Debug);
        });
        await front.StartAsync(TestContext.Current.CancellationToken);
        using HttpClient http = new() { BaseAddress = new Uri(front.Urls.First()), Timeout = LiveBench.Deadline };
        var created = await PostAsync(http, "/interview", new { roomName = "r", candidateId = "c", jobDescription = "Night baker." });
        var path = $"/interview/{created.GetProperty("id").GetString()}";
        await PostAsync(http, $"{path}/start", new { });

        // The silo looks at its load now and then.
        shedding.CpuThreshold = AlwaysOverloaded;
        var reading = Task.CompletedTask;
        await LiveBench.Until(() =>
        {
            if (reading.IsCompleted)
                reading = http.GetStringAsync(path, TestContext.Current.CancellationToken);
            return repeated.Has("GetStatus");
        });
        var answer = PostAsync(http, $"{path}/response", new { response = "I baked for the whole town.", responseId = "r1" });
        await LiveBench.Until(() => repeated.Has("Respond"));
        Assert.False(answer.IsCompleted);
        shedding.CpuThreshold = NeverOverloaded;

        await reading;
        Assert.Equal("question", (await answer).GetProperty("messageType").GetString());
        var transcript = await http.GetFromJsonAsync<JsonElement>($"{path}/transcript", TestContext.Current.CancellationToken);
        Assert.Single(
            transcript.GetProperty("transcript").EnumerateArray(),
            utterance => utterance.GetProperty("speaker").GetString() == "candidate");
        await front.StopAsync(TestContext.Current.CancellationToken);
        await silo.StopAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData(80, true, 80)]
    [InlineData(null, false, 95)]
    public void ASiloOfAClusterTurnsCallsAwayFromTheLoadThatIsSet(int? percent, bool isOn, int threshold)
    {
        var settings = Settings(Clustering.Postgres);
        settings.Postgres.Connection = "Host=127.0.0.1;Database=none";
        settings.Cluster.LoadSheddingPercent = percent;

        using var silo = Silo(settings);

        var shedding = silo.Services.GetRequiredService<IOptions<LoadSheddingOptions>>().Value;
        Assert.Equal((isOn, threshold), (shedding.LoadSheddingEnabled, shedding.CpuThreshold));
    }

    public void Dispose() => _data.Delete(recursive: true);

    private WebSettings Settings(Clustering clustering)
    {
        WebSettings settings = new() { Port = 0, Clustering = clustering };
        settings.Storage.DataDirectory = _data.FullName;
        settings.Speech.Provider = SpeechProviderKind.None;
        (settings.Cluster.SiloPort, settings.Cluster.GatewayPort) = (FreePort(), FreePort());
        return settings;
    }

    private static IHost Silo(HostSettings settings, Action<IServiceCollection>? configure = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.UseOrleans(silo =>
        {
            silo.UseInterviews(settings);
            silo.ConfigureEndpoints(IPAddress.Loopback, settings.Cluster.SiloPort, settings.Cluster.GatewayPort);
        });
        configure?.Invoke(builder.Services);
        return builder.Build();
    }

    private static async Task<JsonElement> PostAsync(HttpClient http, string path, object body)
    {
        using var reply = await http.PostAsJsonAsync(path, body, TestContext.Current.CancellationToken);
        var text = await reply.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(reply.IsSuccessStatusCode, $"{path}: {(int)reply.StatusCode} {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>The methods whose calls were repeated, by the log of what repeats them.</summary>
    private sealed class RepeatedMethods : ILoggerProvider, ILogger
    {
        private readonly ConcurrentDictionary<string, bool> _methods = new();

        public bool Has(string method) => _methods.ContainsKey(method);

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (eventId.Name == "CallRepeated")
                _methods[formatter(state, exception).Split(' ')[0]] = true;
        }

        public void Dispose()
        {
        }
    }
}
