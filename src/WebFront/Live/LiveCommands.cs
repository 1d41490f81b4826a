using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Interviewing.Interviews;
using Interviewing.WebFront.Hosting;
using Interviewing.WebFront.Http;
using Interviewing.WebFront.Json;

namespace Interviewing.WebFront.Live;

/// <summary>What clients can say, and what is done about it. The same for every transport.</summary>
internal sealed class LiveCommands(
    IGrainFactory grains,
    LiveFailures failures,
    WebSettings settings,
    TimeProvider time,
    ILogger<Attending> attendingLogger)
{
    /// <summary>Does what a message asks for. What fails becomes an <c>error</c> event to the client and a failed reply.</summary>
    public async Task<LiveReply> RunAsync(LiveClient client, string name, JsonElement data)
    {
        try
        {
            return name switch
            {
                LiveNames.JoinInterview => await JoinAsync(client, data),
                LiveNames.LeaveInterview => Leave(client, data),
                LiveNames.CandidateResponse => await RespondAsync(data),
                LiveNames.StartInterview => await StartAsync(data),
                LiveNames.EndInterview => await EndAsync(data),
                _ => throw FieldErrors.Of("event", $"must be one of {LiveNames.OfClients}"),
            };
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return await client.FailAsync(failures.Of(failure, name, IdIn(data)));
        }
    }

    private async Task<LiveReply> JoinAsync(LiveClient client, JsonElement data)
    {
        FieldErrors errors = new();
        var (id, message) = Read(data, WebJson.Shapes.JoinMessage, errors);
        var rules = new FieldRules(errors, settings.Limits);
        var participantId = rules.Id("participantId", message.ParticipantId);
        var participantName = rules.Line("name", message.Name, settings.Limits.Name);
        var after = rules.Sequence("after", message.After);
        errors.ThrowIfAny();

        var status = await grains.GetGrain<IInterviewGrain>(id).GetStatus();
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
        await client.JoinAsync(
            status, LiveEvent.Of(LiveNames.JoinedInterview, joined, WebJson.Shapes.JoinedInterviewData), from, attending);
        return Done(id) with { Message = joined.Message, State = joined.State, Sequence = from, LastSequence = last };
    }

    private LiveReply Leave(LiveClient client, JsonElement data)
    {
        FieldErrors errors = new();
        var (id, _) = Read(data, WebJson.Shapes.LeaveMessage, errors);
        errors.ThrowIfAny();
        client.Leave(id);
        return Done(id) with { Message = "Left the interview." };
    }

    private async Task<LiveReply> RespondAsync(JsonElement data)
    {
        FieldErrors errors = new();
        var (id, message) = Read(data, WebJson.Shapes.ResponseMessage, errors);
        var rules = new FieldRules(errors, settings.Limits);
        var response = new CandidateResponse
        {
            Text = rules.RequiredText("response", message.Response, settings.Limits.Response),
            ResponseId = rules.Id("responseId", message.ResponseId) ?? SessionId.New(time),
            QuestionId = rules.Id("questionId", message.QuestionId),
            Wait = TimeSpan.Zero,
        };
        errors.ThrowIfAny();
        var turn = await grains.GetGrain<IInterviewGrain>(id).Respond(response);
        return Done(id) with { State = turn.State, Sequence = turn.Sequence, ResponseId = response.ResponseId };
    }

    private async Task<LiveReply> StartAsync(JsonElement data)
    {
        FieldErrors errors = new();
        var (id, _) = Read(data, WebJson.Shapes.StartMessage, errors);
        errors.ThrowIfAny();
        return Said(id, await grains.GetGrain<IInterviewGrain>(id).Start());
    }

    private async Task<LiveReply> EndAsync(JsonElement data)
    {
        FieldErrors errors = new();
        var (id, _) = Read(data, WebJson.Shapes.EndMessage, errors);
        errors.ThrowIfAny();
        return Said(id, await grains.GetGrain<IInterviewGrain>(id).End());
    }

    private Attending Attend(LiveClient client, string sessionId, string participantId, string? name) => new(
        sessionId,
        grains.GetGrain<IInterviewGrain>(sessionId),
        new Attendance { ParticipantId = participantId, Name = name, Way = client.Id },
        time,
        attendingLogger);

    private static LiveReply Done(string id) => new() { Success = true, SessionId = id };

    private static LiveReply Said(string id, InterviewerTurn turn) => Done(id) with
    {
        State = turn.State,
        Message = turn.Message,
        MessageType = turn.MessageType,
        Sequence = turn.Sequence,
    };

    private (string Id, T Message) Read<T>(JsonElement data, JsonTypeInfo<T> shape, FieldErrors errors)
        where T : LiveMessage
    {
        if (data.ValueKind != JsonValueKind.Object)
            throw FieldErrors.Of("data", "must be a JSON object");
        var message = RequestBody.Parse(JsonMarshal.GetRawUtf8Value(data), shape, errors);
        if (message is { SessionId: { } one, InterviewId: { } other } && one != other)
            errors.Add("interviewId", "must be the same as sessionId, where both are there");
        var id = new FieldRules(errors, settings.Limits).RequiredId("sessionId", message.SessionId ?? message.InterviewId);
        errors.ThrowIfAny();
        // No grain is woken for what cannot be one's key.
        return SessionId.IsValid(id) ? (id, message) : throw InterviewNotFoundException.For(id);
    }

    private static string? IdIn(JsonElement data) =>
        data.ValueKind == JsonValueKind.Object
        && (data.TryGetProperty("sessionId", out var id) || data.TryGetProperty("interviewId", out id))
        && id.ValueKind == JsonValueKind.String && id.GetString() is { } text && SessionId.IsValid(text)
            ? text : null;
}
