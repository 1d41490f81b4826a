using System.Collections.Concurrent;
using System.Globalization;
using Interviewing.Audit;
using Interviewing.Hosting;

namespace Interviewing.WebFront.Access;

/// <summary>
/// Writes into the audit log who was refused: gathered for a minute, so that a flood of wrong keys is a line and not a flood of
/// lines. Who has no good credentials is written to the default tenant's log.
/// </summary>
internal sealed partial class Refusals(IGrainFactory grains, ApiKeys keys, TimeProvider time, ILogger<Refusals> logger)
    : BackgroundService, IHostedLifecycleService
{
    // Beyond so many who are refused in a minute they are counted together.
    private const int MaxKnown = 1_000;

    private static readonly TimeSpan Pace = TimeSpan.FromMinutes(1);
    private static readonly Caller Unknown = new() { Kind = CallerKind.Candidate, Name = "unknown" };

    private readonly ILogger<Refusals> _logger = logger;
    private ConcurrentDictionary<Caller, int> _counts = new();

    /// <summary>Counts a refusal.</summary>
    /// <param name="caller">Who; null for somebody without good credentials.</param>
    public void Add(Caller? caller)
    {
        if (!keys.AreConfigured)
            return;
        var who = caller is null ? Unknown : caller with { RoomName = null, ExpiresAt = null, TokenGeneration = null };
        _counts.AddOrUpdate(_counts.Count < MaxKnown ? who : Unknown, 1, static (_, count) => count + 1);
    }

    /// <summary>Writes what was gathered; what cannot be written is kept for the next time.</summary>
    public async Task FlushAsync()
    {
        foreach (var (who, count) in Interlocked.Exchange(ref _counts, new()))
        {
            try
            {
                await grains.GetGrain<IAuditGrain>(who.Tenant).Record(EntryOf(who, count));
            }
            catch (Exception failure) when (failure is InterviewingException or TimeoutException or OrleansException)
            {
                LogNotWritten(failure, count);
                _counts.AddOrUpdate(who, count, (_, later) => later + count);
            }
        }
    }

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>While there are still grains to write with.</summary>
    public Task StoppingAsync(CancellationToken cancellationToken) => FlushAsync().WaitAsync(cancellationToken);

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!keys.AreConfigured)
            return;
        using PeriodicTimer timer = new(Pace, time);
        while (await timer.NextAsync(stoppingToken))
            await FlushAsync();
    }

    private AuditEntry EntryOf(Caller who, int count) => new()
    {
        Id = Guid.CreateVersion7(time.GetUtcNow()),
        At = time.GetUtcNow(),
        Actor = who.Name,
        ActorKind = who == Unknown ? AuditActorKind.System : who.IsCandidate ? AuditActorKind.Candidate : AuditActorKind.Operator,
        Action = AuditAction.Refused,
        SessionId = who.SessionId,
        Detail = string.Create(
            CultureInfo.InvariantCulture,
            $"{count} {(who == Unknown ? "requests without good credentials" : "requests for what the credentials do not open")}"),
    };

    [LoggerMessage(6601, LogLevel.Warning, "{Count} refusals could not be written into the audit log; tried again.")]
    private partial void LogNotWritten(Exception failure, int count);
}
