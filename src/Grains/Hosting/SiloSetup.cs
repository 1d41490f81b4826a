using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Interviewing.Idempotency;
using Interviewing.Interviewers.BuiltIn;
using Interviewing.Interviews;
using Interviewing.Rooms;
using Interviewing.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Dashboard;

namespace Interviewing.Hosting;

/// <summary>Makes a silo one that conducts interviews.</summary>
public static class SiloSetup
{
    /// <summary>How what grains store is written.</summary>
    public static readonly GrainStateJson StateJson = new(new JsonSerializerOptions(InterviewJsonContext.Default.Options)
    {
        TypeInfoResolver = JsonTypeInfoResolver.Combine(
            InterviewJsonContext.Default, IdempotencyJsonContext.Default, RoomJsonContext.Default),
    });

    /// <summary>Adds what the grains need, as the settings say.</summary>
    public static ISiloBuilder UseInterviews(this ISiloBuilder silo, HostSettings settings)
    {
        silo.UseCluster(settings);
        if (settings.Telemetry.IsOn)
            silo.AddActivityPropagation();
        if (settings.OrleansDashboard)
            silo.AddDashboard();
        silo.Services.TryAddSingleton(TimeProvider.System);
        silo.Services.AddKeyedSingleton<TimeProvider>(TimeProviderNames.Membership, new MembershipClock());
        silo.Services.AddSingleton(Options.Create(settings.Interviews));
        silo.Services.AddSingleton(Options.Create(settings.OpenAI));
        silo.Services.AddSingleton(Options.Create(settings.LiveKit));
        silo.Services.AddSingleton(Options.Create(settings.Rooms));
        silo.Services.AddSingleton(Options.Create(settings.Storage));
        silo.Services.AddSingleton(Options.Create(settings.Retention));
        silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, SweepStart>();
        silo.Services.AddSingleton(StateJson);
        if (settings.Shared is { } shared)
            shared.Keep(silo, settings.Cluster.ServiceId);
        else
            silo.AddSqliteStorage();
        silo.Services.AddSpeech(settings).AddSpeechMaking();
        silo.Services.AddInterviewers(_ => new BuiltInInterviewer());
        silo.Services.AddRooms();
        return silo;
    }
}
