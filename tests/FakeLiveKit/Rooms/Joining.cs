using System.Text.Json;
using FakeLiveKit.Protocol;
using FakeLiveKit.Tokens;
using Google.Protobuf;

namespace FakeLiveKit.Rooms;

/// <summary>Who comes into a room: as a test says, as a token says, or as an agent.</summary>
internal static class Joining
{
    private static readonly JsonParser Configurations = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    /// <summary>As a test says.</summary>
    public static ParticipantInfo From(FakeParticipant participant) => new()
    {
        Identity = participant.Identity,
        Name = participant.Name,
        Metadata = participant.Metadata,
        Kind = participant.IsAgent ? ParticipantInfo.Types.Kind.Agent : ParticipantInfo.Types.Kind.Standard,
        Permission = new ParticipantPermission
        {
            Hidden = participant.Hidden,
            CanPublish = participant.CanPublish,
            CanSubscribe = participant.CanSubscribe,
            CanPublishData = participant.CanPublishData,
        },
    };

    /// <summary>As a token says, and the settings of the room where joining makes it.</summary>
    /// <exception cref="UnauthorizedException">The token is not for joining a room, or does not say which, or who.</exception>
    public static (CreateRoomRequest Room, ParticipantInfo Participant) From(JsonElement claims)
    {
        var grants = new Grants(claims);
        if (!grants.Is("roomJoin"))
            throw new UnauthorizedException("permissions denied");
        if (grants.Room.Length == 0)
            throw new UnauthorizedException("no room name");
        if (Text(claims, "sub") is not { Length: > 0 } identity)
            throw new UnauthorizedException("identity cannot be empty");

        var participant = From(new FakeParticipant
        {
            Identity = identity,
            Name = Text(claims, "name"),
            Metadata = Text(claims, "metadata"),
            IsAgent = Text(claims, "kind") == "agent",
            Hidden = grants.Is("hidden"),
            CanPublish = grants.Is("canPublish", otherwise: true),
            CanSubscribe = grants.Is("canSubscribe", otherwise: true),
            CanPublishData = grants.Is("canPublishData", otherwise: true),
        });
        if (claims.TryGetProperty("attributes", out var attributes))
        {
            foreach (var attribute in attributes.EnumerateObject())
                participant.Attributes.Add(attribute.Name, attribute.Value.GetString());
        }

        var room = claims.TryGetProperty("roomConfig", out var config)
            ? Configurations.Parse<RoomConfiguration>(config.GetRawText())
            : new RoomConfiguration();
        return (new CreateRoomRequest
        {
            Name = grants.Room,
            EmptyTimeout = room.EmptyTimeout,
            DepartureTimeout = room.DepartureTimeout,
            MaxParticipants = room.MaxParticipants,
            Metadata = room.Metadata,
            Agents = { room.Agents },
        }, participant);
    }

    /// <summary>The job that a dispatch becomes when an agent takes it.</summary>
    public static Job Job(AgentDispatch dispatch, TimeProvider time)
    {
        var id = Ids.New("AJ_");
        return new Job
        {
            Id = id,
            DispatchId = dispatch.Id,
            AgentName = dispatch.AgentName,
            Metadata = dispatch.Metadata,
            State = new JobState
            {
                Status = JobState.Types.Status.JsRunning,
                StartedAt = time.GetUtcNow().ToUnixTimeMilliseconds() * 1_000_000,
                ParticipantIdentity = "agent-" + id,
            },
        };
    }

    /// <summary>The agent that does a job.</summary>
    public static ParticipantInfo Agent(Job job) =>
        From(new FakeParticipant { Identity = job.State.ParticipantIdentity, IsAgent = true });

    private static string Text(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
