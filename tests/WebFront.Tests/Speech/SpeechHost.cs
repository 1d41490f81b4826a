using Interviewing.Speech;
using Interviewing.WebFront.Hosting;
using Interviewing.WebFront.Tests.Support;

namespace Interviewing.WebFront.Tests.Speech;

/// <summary>A web front with a data folder of its own, and settings under which it can speak and listen.</summary>
internal sealed class SpeechHost : IAsyncDisposable
{
    private readonly DirectoryInfo _data;

    private SpeechHost(WebFrontHost host, DirectoryInfo data) => (Host, _data) = (host, data);

    public WebFrontHost Host { get; }

    public DirectoryInfo Audio => _data.CreateSubdirectory("audio");

    public static async Task<SpeechHost> StartAsync(
        Action<FakeGrains>? grains = null, Uri? provider = null, Action<WebSettings>? configure = null)
    {
        var data = System.IO.Directory.CreateTempSubdirectory("interviews-speech-");
        var host = await WebFrontHost.StartAsync(grains, settings =>
        {
            settings.Storage.DataDirectory = data.FullName;
            settings.Speech.Provider = SpeechProviderKind.Auto;
            settings.OpenAI.ApiKey = "test";
            settings.OpenAI.BaseUrl = provider ?? new Uri("http://127.0.0.1:9/v1");
            configure?.Invoke(settings);
        });
        return new(host, data);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        _data.Delete(recursive: true);
    }
}
