using FakeLiveKit;
using Interviewing.LiveKitSdk.Tests.Tokens;
using Livekit.Server.Sdk.Dotnet;

namespace Interviewing.LiveKitSdk.Tests.Services;

/// <summary>A server for one test, and clients of it.</summary>
public abstract class LiveKitFixture : IAsyncLifetime
{
    /// <summary>The server.</summary>
    protected FakeLiveKitServer Server { get; private set; } = null!;

    /// <summary>A client for one call: each sets its token on the HttpClient that it has.</summary>
    protected RoomServiceClient Rooms => new(Server.Url.ToString(), Signing.Key, Signing.Secret);

    /// <summary>A client for one call.</summary>
    protected AgentDispatchServiceClient Dispatches => new(Server.Url.ToString(), Signing.Key, Signing.Secret);

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => Server = await FakeLiveKitServer.StartAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>The error of a call that the server refuses.</summary>
    protected static async Task<Twirp.Exception> RefusedAsync(Func<Task> call) =>
        await Assert.ThrowsAsync<Twirp.Exception>(call);
}
