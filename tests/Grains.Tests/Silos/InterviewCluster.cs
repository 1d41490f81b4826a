using System.Collections.Concurrent;
using System.Collections.Immutable;
using Interviewing.Directory;
using Interviewing.Hosting;
using Interviewing.Interviewers;
using Interviewing.Interviews;
using Interviewing.Speech;
using Interviewing.Storage;
using Interviewing.Storage.Sqlite;
using Interviewing.Tenants;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Orleans.Configuration;
using Orleans.Reminders;
using Orleans.Runtime.Hosting;
using Orleans.TestingHost;

namespace Interviewing.Silos;

/// <summary>
/// Silos in this process with the product's grains, a scripted interviewer and one SQLite database that they share. The
/// grains' clock, their timers and reminders stand still until a test advances them or waits in <see cref="Eventually"/>.
/// </summary>
/// <param name="silos">How many silos start.</param>
public class InterviewCluster(short silos) : IAsyncLifetime
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    // A call to a silo that is lost is not answered.
    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan GatewayRefresh = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <summary>How far the clock advances at each look of <see cref="Eventually"/>.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);

    private readonly ConcurrentDictionary<string, StorageFaults> _faults = new();
    private readonly StorageFolder _storage = new();
    private InProcessTestCluster _cluster = null!;

    internal ScriptedInterviewer Interviewer { get; } = new();

    internal FakeTimeProvider Time { get; } = new(TimeProvider.System.GetUtcNow());

    /// <summary>The settings; changes before the start count.</summary>
    internal HostSettings Settings { get; } = new();

    /// <summary>The speech provider; none by default.</summary>
    internal ISpeechProvider? Speaker { get; init; }

    internal MemoryAuditLog Audit { get; } = new();

    /// <summary>True for the next removal from the list to fail.</summary>
    internal bool FailNextRemoval { get; set; }

    internal IStoredGrains Stored => _storage.Stored;

    internal IAudioStore Audio => Silos[0].ServiceProvider.GetRequiredService<IAudioStore>();

    internal DirectoryInfo AudioFolder => new(Path.Combine(_storage.Path, "audio"));

    /// <summary>The silos that run.</summary>
    public IReadOnlyList<InProcessSiloHandle> Silos => _cluster.Silos;

    /// <summary>A client of the cluster, as a web front is one.</summary>
    public IGrainFactory GrainFactory => _cluster.Client;

    /// <summary>The grain factory of a silo: one-way calls to its observers take no gateway, and keep their order.</summary>
    public IGrainFactory SiloGrainFactory => Silos[0].ServiceProvider.GetRequiredService<IGrainFactory>();

    public virtual async ValueTask InitializeAsync()
    {
        Settings.Storage.DataDirectory = _storage.Path;
        var builder = new InProcessTestClusterBuilder(silos);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddReminders();
            var services = silo.Services;
            services.AddSingleton<TimeProvider>(Time);
            services.UseTimeProviderForBackgroundAreas(TimeProvider.System);
            services.AddKeyedSingleton<TimeProvider>(ReminderTimeProviderNames.Reminders, Time);
            services.AddSingleton<IReminderTable>(new SqliteReminderTable(_storage.Database));
            services.AddSingleton<IInterviewIndex>(new FailingIndex(_storage.Index, this));
            services.AddSingleton<IAuditLog>(Audit);
            services.AddSingleton<IInterviewer>(Interviewer);
            services.AddSingleton(new SpeechDesk(Options.Create(Settings.Speech), Speaker));
            services.AddSingleton(Options.Create(Settings.Interviews));
            services.AddSingleton(Options.Create(Settings.Retention));
            services.AddSpeech(Settings).AddSpeechMaking();
            Configure(services);
            services.AddRooms();
            services.AddSingleton(Stored);
            foreach (var name in (ReadOnlySpan<string>)[GrainStorageNames.Interviews, GrainStorageNames.States])
            {
                services.AddGrainStorage(name, (_, _) => new StorageGate(
                    new SqliteGrainStorage(_storage.Database, SiloSetup.StateJson), grain => Faults(grain.Key.ToString()!)));
            }
        });
        builder.ConfigureClient(client =>
        {
            client.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = ResponseTimeout);
            client.Configure<GatewayOptions>(options => options.GatewayListRefreshPeriod = GatewayRefresh);
        });
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    public IInterviewGrain NewInterview(out string id) =>
        GrainFactory.GetGrain<IInterviewGrain>(id = SessionId.New(TimeProvider.System));

    /// <summary>Whether a grain has any reminder.</summary>
    public async Task<bool> HasReminder(IAddressable grain) =>
        (await new SqliteReminderTable(_storage.Database).ReadRows(grain.GetGrainId())).Reminders.Count > 0;

    internal StorageFaults Faults(string id) => _faults.GetOrAdd(id, _ => new());

    internal void Turn(string id, Func<TurnRequest, CancellationToken, Task<TurnReply>> script) =>
        Interviewer.Scripts[id] = script;

    /// <summary>What the reminder does, without waiting for it.</summary>
    public Task Tick(IInterviewGrain grain) =>
        grain.AsReference<IRemindable>().ReceiveReminder("deadline", new(Time.GetUtcNow().UtcDateTime, TimeSpan.Zero, Time.GetUtcNow().UtcDateTime));

    public Task<ImmutableArray<InterviewRow>> List(string tenant = TenantKey.DefaultTenant) =>
        GrainFactory.GetGrain<IInterviewDirectoryGrain>(DirectoryShards.All[0]).List(new() { Tenant = tenant, Limit = 200 });

    /// <summary>The silo that has a grain's activation; null where none has.</summary>
    public InProcessSiloHandle? SiloOf(IAddressable grain) =>
        _cluster.TryGetGrainContext(grain.GetGrainId(), out var activation)
            ? Silos.FirstOrDefault(silo => silo.SiloAddress.Equals(activation.Address.SiloAddress))
            : null;

    /// <summary>Stops a silo as a rolling upgrade does.</summary>
    public Task StopAsync(InProcessSiloHandle silo) => _cluster.StopSiloAsync(silo);

    /// <summary>Ends a silo without a word to the others, and has one of them declare it dead at once.</summary>
    public async Task KillAsync(InProcessSiloHandle silo)
    {
        await _cluster.KillSiloAsync(silo);
        await Silos[0].ServiceProvider.GetRequiredService<IClusterMembershipService>().TryKill(silo.SiloAddress);
    }

    /// <summary>Whether the other silos count on a silo: one that stops has told them so.</summary>
    public bool IsActive(InProcessSiloHandle silo) => Silos.Where(other => other != silo).All(other =>
        other.ServiceProvider.GetRequiredService<IClusterMembershipService>().CurrentSnapshot
            .GetSiloStatus(silo.SiloAddress) == SiloStatus.Active);

    /// <summary>Starts another silo.</summary>
    public Task<InProcessSiloHandle> StartAsync() => _cluster.StartAdditionalSiloAsync();

    /// <summary>Waits until the condition holds, while the grains' clock runs. Failures on the way count only at the deadline.</summary>
    public Task Eventually(Func<Task<bool>> condition) => UntilAsync(condition, Step);

    /// <summary>The same, while the grains' clock stands still.</summary>
    public Task Retry(Func<Task<bool>> condition) => UntilAsync(condition, TimeSpan.Zero);

    /// <summary>Waits for a call that ends by a time-out of the grain's, while the grains' clock runs.</summary>
    public async Task<T> Elapse<T>(Task<T> call)
    {
        await Eventually(() => Task.FromResult(call.IsCompleted));
        return await call;
    }

    public virtual async ValueTask DisposeAsync()
    {
        await _cluster.StopAllSilosAsync();
        await _cluster.DisposeAsync();
        await _storage.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Registers what only this kind of cluster has.</summary>
    protected virtual void Configure(IServiceCollection services)
    {
    }

    private async Task UntilAsync(Func<Task<bool>> condition, TimeSpan step)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                if (await condition())
                    return;
                Assert.True(TimeProvider.System.GetElapsedTime(since) < Deadline, "The condition never held.");
            }
            catch (Exception failure) when (
                failure is InterviewingException or OrleansException or TimeoutException
                && TimeProvider.System.GetElapsedTime(since) < Deadline)
            {
                // A broken activation refuses calls until it is gone, and so does a silo that is lost.
            }

            Time.Advance(step);
            await Task.Delay(Pause);
        }
    }

    private sealed class FailingIndex(IInterviewIndex inner, InterviewCluster cluster) : IInterviewIndex
    {
        public Task UpsertAsync(IReadOnlyList<InterviewRow> rows) => inner.UpsertAsync(rows);

        public Task RemoveAsync(TenantKey key)
        {
            if (!cluster.FailNextRemoval)
                return inner.RemoveAsync(key);
            cluster.FailNextRemoval = false;
            return Task.FromException(new StorageUnavailableException("The list is locked, says the test."));
        }

        public Task<ImmutableArray<InterviewRow>> ListUnchangedAsync(DateTimeOffset before, string after, int limit) =>
            inner.ListUnchangedAsync(before, after, limit);

        public Task<ImmutableArray<InterviewRow>> ListAsync(DirectoryQuery query) => inner.ListAsync(query);
    }
}
