using FakeLiveKit;
using Interviewing.Rooms;
using Microsoft.Extensions.DependencyInjection;

namespace Interviewing.Silos;

/// <summary>A silo whose rooms are a LiveKit server's, in its shape; those who leave have left at once.</summary>
public class LiveKitSilo : InterviewSilo
{
    public FakeLiveKitServer LiveKit { get; private set; } = null!;

    internal RoomOptions Rooms { get; } = new() { Grace = TimeSpan.Zero };

    public override async ValueTask InitializeAsync()
    {
        LiveKit = await FakeLiveKitServer.StartAsync();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await LiveKit.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected override void Configure(IServiceCollection services)
    {
        services.Configure<LiveKitOptions>(options =>
        {
            options.Url = LiveKit.Url;
            (options.ApiKey, options.ApiSecret) = ("devkey", "secret");
            options.CallTimeout = TimeSpan.FromSeconds(1);
        });
        Settings.Interviews.ReconnectGrace = TimeSpan.Zero;
        services.AddSingleton(Microsoft.Extensions.Options.Options.Create(Rooms));
    }
}
