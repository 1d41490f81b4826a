using FakeOpenAI;
using Interviewing.EndToEnd.Running;

namespace Interviewing.EndToEnd.Speech;

/// <summary>An installation whose provider speaks and listens, for all tests of a class.</summary>
public sealed class SpeakingInstallation : IAsyncLifetime
{
    /// <summary>The provider.</summary>
    public FakeOpenAIServer Provider { get; private set; } = null!;

    /// <summary>The product.</summary>
    public Installation Product { get; private set; } = null!;

    /// <summary>A client that sends what it is told.</summary>
    public HttpClient Http { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Provider = await FakeOpenAIServer.StartAsync();
        Product = await Installation.Start([.. ProviderSettings.For(Provider), new("LIMIT_AUDIO_BYTES", "262144")]);
        Http = new HttpClient { BaseAddress = Product.Address, Timeout = Deadline.Generous };
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Product.DisposeAsync();
        await Provider.DisposeAsync();
    }

    /// <summary>How often the provider was asked for something.</summary>
    public int CallsOf(string kind) => Provider.Calls.Count(call => call.Kind == kind);
}
