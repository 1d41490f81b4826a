using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Interviewing.Audit;
using Interviewing.Directory;
using Interviewing.Interviews;
using Interviewing.WebFront.Access;
using Interviewing.WebFront.Hosting;
using Interviewing.WebFront.Http;
using Interviewing.WebFront.Json;
using Interviewing.WebFront.Limits;
using Interviewing.WebFront.Live.Dashboards;

namespace Interviewing.WebFront.Live;

/// <summary>What clients can say, and what is done about it. The same for every transport.</summary>
internal sealed class LiveCommands(
    IGrainFactory grains,
    DirectoryRelay directory,
    AccessGate gate,
    AuditTrail audit,
    Refusals refusals,
    RateLimits rates,
    LiveFailures failures,
    WebSettings settings,
    TimeProvider time,
    ILogger<Attending> attendingLogger)
{
    private const int DefaultList = 50;
    private const int MaxList = 200;

    /// <summary>Does what a message asks for. What fails becomes an <c>error</c> event to the client and a failed reply.</summary>
    public async Task<LiveReply> RunAsync(LiveClient client, string name, JsonElement data)
    {
        if (data.ValueKind != JsonValueKind.Undefined && JsonMarshal.GetRawUtf8Value(data).Length > settings.Limits.BodyBytes)
        {
            return await client.FailAsync(
                failures.TooLarge(settings.Limits.BodyBytes) with { SessionId = IdIn(data), Event = name });
        }

        try
        {
            RequireUnexpired(client.Caller);
            rates.CountMessage(client.Caller, client.Messages);
            return name switch
            {
                LiveNames.JoinInterview => await JoinAsync(client, data),
                LiveNames.LeaveInterview => Leave(client, data),
                LiveNames.CandidateResponse => await RespondAsync(client, data),
                LiveNames.StartInterview => await StartAsync(client, data),
                LiveNames.EndInterview => await EndAsync(client, data),
                LiveNames.WatchInterviews => await WatchAsync(client, data),
                LiveNames.UnwatchInterviews => Unwatch(client),
                _ => throw FieldErrors.Of("event", $"must be one of {LiveNames.OfClients}"),
            };
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            if (failure is ForbiddenException)
                refusals.Add(client.Caller);
            return await client.FailAsync(failures.Of(failure, client.Caller, name, IdIn(data)));
        }
    }

    /// <summary>Looks whether a candidate is still let in.</summary>
    /// <returns>What to tell one who is not; null for everybody else.</returns>
    public async Task<LiveErrorData?> RefusalAsync(Caller caller)
    {
        try
        {
            RequireUnexpired(caller);
            if (caller.IsCandidate)
                await gate.RequireUnexpiredAsync(caller);
            return null;
        }
        catch (Exception failure) when (failures.IsUnauthorized(failure, caller))
        {
            return failures.Of(failure, caller) with { SessionId = caller.SessionId };
        }
    }

    private async Task<LiveReply> JoinAsync(LiveClient client, JsonElement data)
    {
        FieldErrors errors = new();
        var (id, message) = Read(client, data, WebJson.Shapes.JoinMessage, errors);
        var rules = new FieldRules(errors, settings.Limits);
        var participantId = rules.Id("participantId", message.ParticipantId);
        var participantName = rules.Line("name", message.Name, settings.Limits.Name);
        var after = rules.Sequence("after", message.After);
        errors.ThrowIfAny();
        if (client.Caller.IsCandidate && participantId is not null && participantId != client.Caller.Name)
            throw new ForbiddenException("A candidate can only be there as its own participantId.");

        var status = await client.Caller.Interview(grains, id).GetStatus(client.Caller.TokenGeneration);
        // From before its own coming, which is an event as everybody's.
        var from = Math.Min(after ?? status.LastSequence, status.LastSequence);
        var last = status.LastSequence;
        Attending? attending = null;
        if (participantId is not null)
        {
            attending = Attend(client, id, participantId, participantName);
            last = Math.Max(last, await attending.JoinAsync());
        }

        var joined = new JoinedInterviewData
        {
            SessionId = id,
            Sequence = from,
            Timestamp = time.GetUtcNow(),
            Message = "Joined the interview.",
            State = status.State,
            LastSequence = last,
        };
        try
        {
            await client.JoinAsync(
                status,
                LiveEvent.Of(LiveNames.JoinedInterview, joined, WebJson.Shapes.JoinedInterviewData),
                new Wish(from, message.Deltas ?? client.BringsDeltas),
                attending);
        }
        catch
        {
            // Not joined, so not there either.
            if (attending is not null)
                _ = attending.LeaveAsync();
            throw;
        }

        return Done(id) with { Message = joined.Message, State = joined.State, Sequence = from, LastSequence = last };
    }

    private LiveReply Leave(LiveClient client, JsonElement data)
    {
        FieldErrors errors = new();
        var (id, _) = Read(client, data, WebJson.Shapes.LeaveMessage, errors);
        errors.ThrowIfAny();
        client.Leave(id);
        return Done(id) with { Message = "Left the interview." };
    }

    private async Task<LiveReply> RespondAsync(LiveClient client, JsonElement data)
    {
        FieldErrors errors = new();
        var (id, message) = Read(client, data, WebJson.Shapes.ResponseMessage, errors);
        var rules = new FieldRules(errors, settings.Limits);
        var response = new CandidateResponse
        {
            Text = rules.RequiredText("response", message.Response, settings.Limits.Response),
            ResponseId = rules.Id("responseId", message.ResponseId) ?? SessionId.New(time),
            QuestionId = rules.Id("questionId", message.QuestionId),
            Wait = TimeSpan.Zero,
            TokenGeneration = client.Caller.TokenGeneration,
        };
        errors.ThrowIfAny();
        var turn = await client.Caller.Interview(grains, id).Respond(response);
        return Done(id) with { State = turn.State, Sequence = turn.Sequence, ResponseId = response.ResponseId };
    }

    private async Task<LiveReply> StartAsync(LiveClient client, JsonElement data)
    {
        FieldErrors errors = new();
        var (id, _) = Read(client, data, WebJson.Shapes.StartMessage, errors);
        errors.ThrowIfAny();
        var turn = await client.Caller.Interview(grains, id).Start(client.Caller.TokenGeneration);
        await audit.RecordAsync(client.Caller, AuditAction.Start, id);
        return Said(id, turn);
    }

    private async Task<LiveReply> EndAsync(LiveClient client, JsonElement data)
    {
        FieldErrors errors = new();
        var (id, _) = Read(client, data, WebJson.Shapes.EndMessage, errors);
        errors.ThrowIfAny();
        var turn = await client.Caller.Interview(grains, id).End(client.Caller.TokenGeneration);
        await audit.RecordAsync(client.Caller, AuditAction.End, id);
        return Said(id, turn);
    }

    private async Task<LiveReply> WatchAsync(LiveClient client, JsonElement data)
    {
        client.Caller.RequireOperator();
        FieldErrors errors = new();
        var message = Parse(data, WebJson.Shapes.WatchMessage, errors);
        var rules = new FieldRules(errors, settings.Limits);
        var wanted = new DirectoryQuery
        {
            Tenant = client.Caller.Tenant,
            CandidateId = rules.Id("candidateId", message.CandidateId),
            RoomName = rules.Id("roomName", message.RoomName),
            Limit = rules.Number("limit", message.Limit, 0, MaxList) ?? DefaultList,
        };
        errors.ThrowIfAny();
        return new() { Success = true, Count = await client.WatchAsync(outbox => new Dashboard(directory, wanted, outbox)) };
    }

    private static LiveReply Unwatch(LiveClient client)
    {
        client.Unwatch();
        return new() { Success = true };
    }

    private Attending Attend(LiveClient client, string sessionId, string participantId, string? name) => new(
        sessionId,
        client.Caller.Interview(grains, sessionId),
        new Attendance { ParticipantId = participantId, Name = name, Way = client.Id },
        time,
        attendingLogger);

    private void RequireUnexpired(Caller caller)
    {
        if (caller.ExpiresAt <= time.GetUtcNow())
            throw new UnauthorizedException("The candidate's token has expired.");
    }

    private static LiveReply Done(string id) => new() { Success = true, SessionId = id };

    private static LiveReply Said(string id, InterviewerTurn turn) => Done(id) with
    {
        State = turn.State,
        Message = turn.Message,
        MessageType = turn.MessageType,
        Sequence = turn.Sequence,
    };

    private static T Parse<T>(JsonElement data, JsonTypeInfo<T> shape, FieldErrors errors)
        where T : class =>
        data.ValueKind == JsonValueKind.Object
            ? RequestBody.Parse(JsonMarshal.GetRawUtf8Value(data), shape, errors)
            : throw FieldErrors.Of("data", "must be a JSON object");

    private (string Id, T Message) Read<T>(LiveClient client, JsonElement data, JsonTypeInfo<T> shape, FieldErrors errors)
        where T : LiveMessage
    {
        var message = Parse(data, shape, errors);
        if (message is { SessionId: { } one, InterviewId: { } other } && one != other)
            errors.Add("interviewId", "must be the same as sessionId, where both are there");
        var id = new FieldRules(errors, settings.Limits).RequiredId("sessionId", message.SessionId ?? message.InterviewId);
        errors.ThrowIfAny();
        client.Caller.RequireInterview(id);
        // No grain is woken for what cannot be one's key.
        return SessionId.IsValid(id) ? (id, message) : throw InterviewNotFoundException.For(id);
    }

    private static string? IdIn(JsonElement data)
    {
        try
        {
            return data.ValueKind == JsonValueKind.Object
                && (data.TryGetProperty("sessionId", out var id) || data.TryGetProperty("interviewId", out id))
                && id.ValueKind == JsonValueKind.String && id.GetString() is { } text && SessionId.IsValid(text)
                    ? text : null;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair: no id.
            return null;
        }
    }
}
