using System.Collections.Concurrent;
using System.Collections.Immutable;
using Interviewing.Directory;
using Interviewing.Hosting;
using Interviewing.Interviewers;
using Interviewing.Interviews;
using Interviewing.Speech;
using Interviewing.Storage;
using Interviewing.Tenants;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Storage;

namespace Interviewing.Silos;

/// <summary>A silo with the product's grains, a scripted interviewer, and storage that can be made to fail.</summary>
public class InterviewSilo : IAsyncLifetime
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);
    private static int s_ports = 21000;

    private readonly ConcurrentDictionary<string, StorageFaults> _faults = new();
    private readonly DirectoryInfo _data = System.IO.Directory.CreateTempSubdirectory("interviews-silo-");
    private IHost _host = null!;

    internal ScriptedInterviewer Interviewer { get; } = new();

    internal ShiftedTime Time { get; } = new();

    /// <summary>The settings of speech; what is changed before the start counts.</summary>
    internal HostSettings Settings { get; } = new();

    /// <summary>Who speaks; nobody, unless a test says so before the start.</summary>
    internal ISpeechProvider? Speaker { get; init; }

    internal MemoryAuditLog Audit { get; } = new();

    /// <summary>True for the next removal from the list to fail.</summary>
    internal bool FailNextRemoval { get; set; }

    internal IStoredGrains Stored => _host.Services.GetRequiredService<IStoredGrains>();

    internal IAudioStore Audio => _host.Services.GetRequiredService<IAudioStore>();

    internal DirectoryInfo AudioFolder => new(Path.Combine(_data.FullName, "audio"));

    public IGrainFactory GrainFactory => _host.Services.GetRequiredService<IGrainFactory>();

    public virtual async ValueTask InitializeAsync()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        var port = Interlocked.Add(ref s_ports, 2);
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(port, port + 1, clusterId: $"test-{port}");
            silo.AddMemoryGrainStorage(GrainStorageNames.Interviews);
            silo.UseInMemoryReminderService();
            var services = silo.Services;
            services.AddSingleton<IInterviewIndex>(new MemoryIndex(this));
            services.AddSingleton<IAuditLog>(Audit);
            services.AddSingleton<TimeProvider>(Time);
            services.AddSingleton<IInterviewer>(Interviewer);
            Settings.Storage.DataDirectory = _data.FullName;
            services.AddSingleton(new SpeechDesk(Options.Create(Settings.Speech), Speaker));
            services.AddSingleton(Options.Create(Settings.Interviews));
            services.AddSingleton(Options.Create(Settings.Retention));
            services.AddSpeech(Settings).AddSpeechMaking();
            Configure(services);
            services.AddRooms();
            var real = services.Last(d => d.ServiceType == typeof(IGrainStorage) && Equals(d.ServiceKey, GrainStorageNames.Interviews));
            services.AddSingleton(provider => new StorageGate(
                (IGrainStorage)real.KeyedImplementationFactory!(provider, GrainStorageNames.Interviews),
                grain => Faults(grain.Key.ToString()!)));
            foreach (var name in (ReadOnlySpan<string>)[GrainStorageNames.Interviews, GrainStorageNames.States])
                services.AddKeyedSingleton<IGrainStorage>(name, (provider, _) => provider.GetRequiredService<StorageGate>());
            services.AddSingleton<IStoredGrains>(provider => provider.GetRequiredService<StorageGate>());
        });
        _host = builder.Build();
        await _host.StartAsync();
    }

    public IInterviewGrain NewInterview(out string id) =>
        GrainFactory.GetGrain<IInterviewGrain>(id = SessionId.New(TimeProvider.System));

    /// <summary>Whether a grain has any reminder.</summary>
    public async Task<bool> HasReminder(IAddressable grain) =>
        (await _host.Services.GetRequiredService<IReminderTable>().ReadRows(grain.GetGrainId())).Reminders.Count > 0;

    internal StorageFaults Faults(string id) => _faults.GetOrAdd(id, _ => new());

    internal void Turn(string id, Func<TurnRequest, CancellationToken, Task<TurnReply>> script) =>
        Interviewer.Scripts[id] = script;

    /// <summary>What the reminder does, without waiting for it.</summary>
    public Task Tick(IInterviewGrain grain) =>
        grain.AsReference<IRemindable>().ReceiveReminder("deadline", new(Time.GetUtcNow().UtcDateTime, TimeSpan.Zero, Time.GetUtcNow().UtcDateTime));

    public Task<ImmutableArray<InterviewRow>> List() =>
        GrainFactory.GetGrain<IInterviewDirectoryGrain>(DirectoryShards.All[0]).List(new() { Limit = 200 });

    /// <summary>Waits until it is so; what fails on the way does not count, the last failure shows.</summary>
    public async Task Eventually(Func<Task<bool>> isSo)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                if (await isSo())
                    return;
                Assert.True(TimeProvider.System.GetElapsedTime(since) < Deadline, "It did not come to be.");
            }
            catch (InterviewingException) when (TimeProvider.System.GetElapsedTime(since) < Deadline)
            {
                // A broken activation says so until it is gone.
            }

            await Task.Delay(20);
        }
    }

    public virtual async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        _data.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>What a kind of silo has that others have not.</summary>
    protected virtual void Configure(IServiceCollection services)
    {
    }

    private sealed class MemoryIndex(InterviewSilo silo) : IInterviewIndex
    {
        private readonly ConcurrentDictionary<string, InterviewRow> _rows = new();

        public Task UpsertAsync(IReadOnlyList<InterviewRow> rows)
        {
            foreach (var row in rows)
                _rows.AddOrUpdate(row.SessionId, row, (_, old) => old.LastSequence > row.LastSequence ? old : row);
            return Task.CompletedTask;
        }

        public Task RemoveAsync(TenantKey key)
        {
            if (silo.FailNextRemoval)
            {
                silo.FailNextRemoval = false;
                return Task.FromException(new StorageUnavailableException("The list is locked, says the test."));
            }

            _rows.TryRemove(key.Id, out _);
            return Task.CompletedTask;
        }

        public Task<ImmutableArray<InterviewRow>> ListUnchangedAsync(DateTimeOffset before, string after, int limit) =>
            Task.FromResult(_rows.Values
                .Where(r => string.CompareOrdinal(r.SessionId, after) > 0 && (r.EndTime ?? r.StartTime ?? r.CreatedAt) < before)
                .OrderBy(r => r.SessionId, StringComparer.Ordinal)
                .Take(limit)
                .ToImmutableArray());

        public Task<ImmutableArray<InterviewRow>> ListAsync(DirectoryQuery query) =>
            Task.FromResult(_rows.Values
                .Where(r => query.RoomName is null || r.RoomName == query.RoomName)
                .OrderByDescending(r => r.SessionId, StringComparer.Ordinal)
                .ToImmutableArray());
    }
}
