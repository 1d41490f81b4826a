using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Interviewing.Idempotency;
using Interviewing.Interviews;
using Interviewing.WebFront.Access;
using Interviewing.WebFront.Limits;

namespace Interviewing.WebFront.Http;

/// <summary>
/// Answers a request with an Idempotency-Key once, and every repetition of it with the same answer.
/// </summary>
internal sealed partial class IdempotencyKeys(
    IGrainFactory grains, AccessGate gate, Problems problems, RateLimits rates, TimeProvider time, ILogger<IdempotencyKeys> logger)
{
    public const string Header = "Idempotency-Key";
    public const string ReplayedHeader = "Idempotent-Replayed";

    private const int MaxKeyLength = 255;
    private const int InProgressSeconds = 1;

    /// <summary>A key that is as it must be.</summary>
    public static string Require(string key) =>
        key.Length is 0 or > MaxKeyLength || key.AsSpan().ContainsAnyExceptInRange('!', '~')
            ? throw FieldErrors.Of(Header, $"must be 1 to {MaxKeyLength} visible ASCII characters")
            : key;

    /// <summary>Does what the endpoint does, unless it was done.</summary>
    public async Task<Answer> RunAsync(HttpContext context, string key, Func<Call, Task<Answer>> endpoint)
    {
        Require(key);
        if (context.Features.Get<Caller>() is { } caller)
        {
            rates.Count(caller, RateClass.Kept);
            // What is kept is answered without the interview, which would have looked at the token.
            if (caller.IsCandidate)
                await gate.RequireUnexpiredAsync(caller);
        }

        var body = await RequestBody.ReadBytesAsync(context.Request);
        var grainKey = KeyOf(context, key);
        var grain = grains.GetGrain<IIdempotencyGrain>(grainKey);
        var fingerprint = Hash(body);
        var claim = await grain.Claim(fingerprint, SessionId.New(time));
        switch (claim.Result)
        {
            case ClaimResult.Replay:
                return Replay(claim.Answer!);
            case ClaimResult.InProgress:
                throw new RefusedException(
                    StatusCodes.Status409Conflict, "A request with this Idempotency-Key is under way.", InProgressSeconds);
            case ClaimResult.OtherBody:
                throw new RefusedException(
                    StatusCodes.Status422UnprocessableEntity, "This Idempotency-Key belongs to a request with another body.");
            case ClaimResult.Erased:
                throw new InterviewNotFoundException("What was made under this Idempotency-Key has been erased.");
        }

        Answer answer;
        try
        {
            answer = await endpoint(
                new Call(context, new RepeatableRequest(body, claim.SessionId, grainKey, claim.IsAgain)));
        }
        catch (Exception failure)
        {
            answer = problems.Of(failure, context);
        }

        await KeepAsync(grain, fingerprint, answer, context.TraceIdentifier);
        return answer;
    }

    // Callers that are apart may choose the same key. The record of a call about an interview is found, and erased, by it; that of
    // the erasure itself stays, and has nothing of the interview in it.
    private static string KeyOf(HttpContext context, string key)
    {
        var caller = context.Features.Get<Caller>();
        // In front, behind a character that no method begins with; a path is written escaped, its line breaks too.
        var scope = caller is { Scope.Length: > 0 } ? $"\0{caller.Scope}\n" : "";
        var call = Hash(Encoding.UTF8.GetBytes($"{scope}{context.Request.Method}\n{context.Request.Path}\n{key}"));
        return caller is not null && !HttpMethods.IsDelete(context.Request.Method)
            && context.Request.RouteValues["id"] is string id && SessionId.IsValid(id)
            ? IdempotencyRecords.KeyOf(caller.Key(id), call)
            : call;
    }

    // What was done is done, whether or not its answer can be kept: without it, a repetition does it again under the
    // same session id, and that is safe.
    private async Task KeepAsync(IIdempotencyGrain grain, string fingerprint, Answer answer, string requestId)
    {
        try
        {
            await (answer.Status >= 500
                ? grain.Release(fingerprint)
                : grain.Settle(fingerprint, new StoredAnswer
                {
                    Status = answer.Status,
                    ContentType = answer.ContentType,
                    Location = answer.Location,
                    Body = answer.BodyText(),
                }));
        }
        catch (Exception failure) when (failure is InterviewingException or TimeoutException or OrleansException)
        {
            LogNotKept(failure, requestId);
        }
    }

    private static Answer Replay(StoredAnswer stored) => new()
    {
        Status = stored.Status,
        ContentType = stored.ContentType ?? "application/json",
        Body = stored.Body,
        Location = stored.Location,
        Extra = (ReplayedHeader, "true"),
    };

    private static string Hash(ReadOnlySpan<byte> data)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(data, hash);
        return Base64Url.EncodeToString(hash);
    }

    [LoggerMessage(EventId = 1, EventName = "IdempotentAnswerNotKept", Level = LogLevel.Warning,
        Message = "The answer of request {RequestId} could not be kept for its repetitions.")]
    private partial void LogNotKept(Exception failure, string requestId);
}
