using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using Interviewing.Telemetry;
using Microsoft.Extensions.Options;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Interviewing.Interviewers.OpenAI;

/// <summary>
/// The interviewer that a language model plays, over OpenAI's chat completions or a server that speaks like it. One
/// call for each reply; what comes back follows a strict schema, is checked, and repaired or refused.
/// </summary>
/// <remarks>
/// One instance for the whole process: it holds the connections, the circuit and the limit on calls under way. It
/// leaves the grain's scheduler for the time of a call, which costs less than coming back to it at every step.
/// </remarks>
public sealed class OpenAIInterviewer : IInterviewer, IProviderHealth, IDisposable
{
    private readonly OpenAIOptions _options;
    private readonly TimeProvider _time;
    private readonly ProviderClient _client;
    private readonly ProviderLine _line;
    private readonly FrozenDictionary<CallKind, byte[]> _heads;
    private readonly ConcurrentBag<RequestBody> _bodies = [];

    /// <summary>Makes ready to call; no connection is made yet.</summary>
    public OpenAIInterviewer(IOptions<OpenAIOptions> options, TimeProvider time)
    {
        _options = options.Value;
        _time = time;
        _client = new(_options, time);
        _line = new("chat", _options, time);
        _heads = CallKind.All.ToFrozenDictionary(kind => kind, kind => RequestHead.Encode(kind, _options));
    }

    /// <inheritdoc/>
    public bool Available => _line.Pipelines.Circuit.CircuitState is CircuitState.Closed or CircuitState.HalfOpen;

    /// <inheritdoc/>
    public string? Detail => _line.Pipelines.Circuit.CircuitState switch
    {
        CircuitState.Closed => _line.Waiting is > 0 and var waiting
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{waiting} calls wait while {_options.MaxConcurrency} are under way, as OPENAI_MAX_CONCURRENCY allows")
            : null,
        CircuitState.HalfOpen => "The provider failed too often; it is being tried again.",
        _ => "The provider failed too often; it is left alone for a while.",
    };

    /// <inheritdoc/>
    public Task<PlanReply> PlanAsync(PlanRequest request, CancellationToken cancellationToken) =>
        CallAsync(new PlanCall(request), cancellationToken);

    /// <inheritdoc/>
    public Task<TurnReply> ReplyAsync(TurnRequest request, CancellationToken cancellationToken) =>
        CallAsync(TurnCall.For(request), cancellationToken);

    /// <inheritdoc/>
    public Task<SummaryReply> SummariseAsync(SummaryRequest request, CancellationToken cancellationToken) =>
        CallAsync(new SummaryCall(request), cancellationToken);

    /// <summary>Closes the connections.</summary>
    public void Dispose()
    {
        _client.Dispose();
        _line.Dispose();
    }

    private async Task<TReply> CallAsync<TReply>(ProviderCall<TReply> call, CancellationToken cancellationToken)
        where TReply : class
    {
        call.Started = _time.GetTimestamp();
        try
        {
            var reply = await _line.Pipelines.Call.ExecuteAsync(
                static (state, cancelled) => state.Interviewer.AttemptAsync(state.Call, cancelled),
                (Interviewer: this, Call: (ProviderCall)call),
                cancellationToken).ConfigureAwait(false);
            // Only the body of a call that went well is used again: of any other the transport may still be reading.
            if (call.Body is { CanBeKept: true } body)
                _bodies.Add(body);
            return (TReply)reply;
        }
        catch (ProviderException failure)
        {
            throw Failed(call, failure.Fault, failure.Message, failure);
        }
        catch (TimeoutRejectedException late)
        {
            throw Failed(call, ProviderFault.OutOfTime, "Its time was over.", late);
        }
    }

    private async ValueTask<object> AttemptAsync(ProviderCall call, CancellationToken cancellationToken)
    {
        try
        {
            call.Attempts++;
            WriteBody(call);
            return await _line.AttemptAsync(
                static (state, cancelled) => AskAsync(state._client, state.call, cancelled),
                (_client, call),
                cancellationToken).ConfigureAwait(false);
        }
        catch (ProviderException failure)
        {
            if (failure.Fault == ProviderFault.InvalidReply)
                call.Refuse(failure.Message);
            failure.RetryIn = RetryRule.WaitAfter(
                failure, call.Attempts, call.InvalidReplies, call.Key, _time.GetElapsedTime(call.Started), _options);
            throw;
        }
    }

    // A reply that breaks a rule is the attempt's failure too.
    private static async ValueTask<object> AskAsync(
        ProviderClient client, ProviderCall call, CancellationToken cancellationToken)
    {
        using var completion = await client.SendAsync(call, cancellationToken).ConfigureAwait(false);
        return Review(call, completion);
    }

    private void WriteBody(ProviderCall call)
    {
        if (call.Body is not null)
            return;
        if (!_bodies.TryTake(out var body))
            body = new RequestBody();
        var writer = body.Begin();
        call.WriteData(writer);
        if (call.RefusedBecause is { } because)
            writer.WriteString("last_reply_refused_because"u8, because);
        body.End(_heads[call.Kind], inChunks: call.Words is not null);
        call.Body = body;
    }

    private static object Review(ProviderCall call, Completion completion)
    {
        var usage = completion.Usage;
        call.Charge(usage);
        ProviderAttempt.Count(usage);
        if (completion.Refused)
            throw new ProviderException(ProviderFault.Refusal, "The model refused to answer.");
        if (completion.FinishReason is "content_filter")
            throw new ProviderException(ProviderFault.Filtered, "The content filter took the reply.");
        if (completion.FinishReason is "length")
            throw new ProviderException(ProviderFault.CutOff, "The reply was cut at the limit of tokens.");
        return completion.Content.IsEmpty
            ? throw new ProviderException(ProviderFault.InvalidReply, "The reply is empty.")
            : call.Review(completion.Content, new ReplyOrigin
            {
                Model = completion.Model,
                Usage = call.Usage,
                Prompt = call.Kind.PromptVersion,
            });
    }

    private static InterviewerFailedException Failed(
        ProviderCall call, ProviderFault fault, string message, Exception inner) =>
        new($"{fault} in attempt {call.Attempts} of {call.Kind.Name}: {message}", call.Usage, inner);
}
