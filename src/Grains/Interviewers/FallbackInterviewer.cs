using System.Collections.Immutable;
using Interviewing.Interviews;
using Microsoft.Extensions.Logging;

namespace Interviewing.Interviewers;

/// <summary>
/// Asks one interviewer and, where it fails, another: the interview goes on, and its replies say that they are
/// degraded. What the first one cost is kept.
/// </summary>
public sealed partial class FallbackInterviewer(
    IInterviewer primary, IInterviewer substitute, ILogger<FallbackInterviewer> logger) : IInterviewer
{
    /// <inheritdoc/>
    public async Task<PlanReply> PlanAsync(PlanRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await primary.PlanAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            LogSubstitute(logger, failure, "plan", request.Brief.SessionId);
            var reply = await substitute.PlanAsync(request, cancellationToken).ConfigureAwait(false);
            return reply with { Origin = Degraded(reply.Origin, failure) };
        }
    }

    /// <inheritdoc/>
    public async Task<TurnReply> ReplyAsync(TurnRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await primary.ReplyAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            LogSubstitute(logger, failure, "reply", request.Brief.SessionId);
            var reply = await substitute.ReplyAsync(request, cancellationToken).ConfigureAwait(false);
            return reply with { Origin = Degraded(reply.Origin, failure) };
        }
    }

    /// <inheritdoc/>
    public async Task<SummaryReply> SummariseAsync(SummaryRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await primary.SummariseAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            LogSubstitute(logger, failure, "summary", request.Brief.SessionId);
            var reply = await substitute.SummariseAsync(request, cancellationToken).ConfigureAwait(false);
            return reply with { Origin = Degraded(reply.Origin, failure) };
        }
    }

    private static ReplyOrigin Degraded(ReplyOrigin origin, Exception failure)
    {
        var usage = failure is InterviewerFailedException failed ? failed.Usage : ImmutableArray<ModelUsage>.Empty;
        return origin with { Degraded = true, Usage = origin.Usage.AddRange(usage) };
    }

    // A failure that was foreseen names its rule in the message; any other is a defect, and its message could have
    // anything in it: of that one only the type is logged.
    private static void LogSubstitute(ILogger logger, Exception failure, string kind, string sessionId)
    {
        if (failure is InterviewerFailedException)
            LogFailed(logger, kind, sessionId, failure.Message);
        else
            LogDefect(logger, kind, sessionId, failure.GetType().FullName);
    }

    [LoggerMessage(4101, LogLevel.Warning,
        "The {Kind} of interview {SessionId} was made by the substitute: {Reason}")]
    private static partial void LogFailed(ILogger logger, string kind, string sessionId, string reason);

    [LoggerMessage(4102, LogLevel.Error,
        "The {Kind} of interview {SessionId} was made by the substitute after an unforeseen {ExceptionType}.")]
    private static partial void LogDefect(ILogger logger, string kind, string sessionId, string? exceptionType);
}
