using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Interviewing.WebFront.Access;
using Interviewing.WebFront.Events;
using Interviewing.WebFront.Http;
using Interviewing.WebFront.Interviews;
using Interviewing.WebFront.Live;
using Interviewing.WebFront.Live.Dashboards;
using Interviewing.WebFront.Live.SignalR;
using Interviewing.WebFront.Live.WebSockets;
using Interviewing.WebFront.Rooms;
using Interviewing.WebFront.Service;
using Interviewing.WebFront.Speech;

namespace Interviewing.WebFront.Json;

/// <summary>How everything on the wire becomes JSON and back, without reflection.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    PropertyNameCaseInsensitive = false,
    NumberHandling = JsonNumberHandling.Strict,
    Converters = [typeof(UtcMilliseconds)])]
[JsonSerializable(typeof(CreateBody))]
[JsonSerializable(typeof(CreatedView))]
[JsonSerializable(typeof(ResponseBody))]
[JsonSerializable(typeof(StartedView))]
[JsonSerializable(typeof(TurnView))]
[JsonSerializable(typeof(PendingView))]
[JsonSerializable(typeof(EndedView))]
[JsonSerializable(typeof(StatusView))]
[JsonSerializable(typeof(TranscriptView))]
[JsonSerializable(typeof(SummaryView))]
[JsonSerializable(typeof(PlanBody))]
[JsonSerializable(typeof(PlanView))]
[JsonSerializable(typeof(EventsView))]
[JsonSerializable(typeof(ListView))]
[JsonSerializable(typeof(ErasedView))]
[JsonSerializable(typeof(ConsentBody))]
[JsonSerializable(typeof(ConsentedView))]
[JsonSerializable(typeof(SynthesizeBody))]
[JsonSerializable(typeof(SynthesizedView))]
[JsonSerializable(typeof(CleanupBody))]
[JsonSerializable(typeof(CleanupView))]
[JsonSerializable(typeof(TranscriptionView))]
[JsonSerializable(typeof(TokenBody))]
[JsonSerializable(typeof(TokenView))]
[JsonSerializable(typeof(RoomBody))]
[JsonSerializable(typeof(RoomView))]
[JsonSerializable(typeof(RoomView[]))]
[JsonSerializable(typeof(WebhookBody))]
[JsonSerializable(typeof(DoneView))]
[JsonSerializable(typeof(HealthView))]
[JsonSerializable(typeof(ReadyView))]
[JsonSerializable(typeof(InfoView))]
[JsonSerializable(typeof(WhoAmIView))]
[JsonSerializable(typeof(InviteBody))]
[JsonSerializable(typeof(InviteView))]
[JsonSerializable(typeof(ExchangeBody))]
[JsonSerializable(typeof(ExchangedView))]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(JoinMessage))]
[JsonSerializable(typeof(LeaveMessage))]
[JsonSerializable(typeof(ResponseMessage))]
[JsonSerializable(typeof(StartMessage))]
[JsonSerializable(typeof(EndMessage))]
[JsonSerializable(typeof(WatchMessage))]
[JsonSerializable(typeof(JoinedInterviewData))]
[JsonSerializable(typeof(InterviewerDeltaData))]
[JsonSerializable(typeof(InterviewChangedData))]
[JsonSerializable(typeof(InterviewRemovedData))]
[JsonSerializable(typeof(LiveErrorData))]
[JsonSerializable(typeof(LiveReply))]
[JsonSerializable(typeof(PlainMessage))]
[JsonSerializable(typeof(PlainReply))]
[JsonSerializable(typeof(RawJson))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class WebJson : JsonSerializerContext
{
    /// <summary>The shapes, with letters that stay letters.</summary>
    public static WebJson Shapes => Relaxed.Shapes;

    // A class of its own: its fields are set after those that the generator wrote.
    private static class Relaxed
    {
        public static readonly WebJson Shapes = new(new JsonSerializerOptions(Default.Options)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = null,
        });
    }
}
