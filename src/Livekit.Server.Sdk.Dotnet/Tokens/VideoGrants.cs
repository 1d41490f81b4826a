namespace Livekit.Server.Sdk.Dotnet;

/// <summary>What the bearer of a token may do in rooms: the claim "video".</summary>
public class VideoGrants
{
    /// <summary>Connect as a worker of LiveKit's agents. Default: no.</summary>
    public bool Agent { get; set; }

    /// <summary>Publish tracks. Default: yes.</summary>
    public bool CanPublish { get; set; } = true;

    /// <summary>Publish data. Default: yes.</summary>
    public bool CanPublishData { get; set; } = true;

    /// <summary>The only sources that may be published (camera, microphone, ...). Default: none named, all may.</summary>
    public List<string> CanPublishSources { get; set; } = [];

    /// <summary>Subscribe to the tracks of others. Default: yes.</summary>
    public bool CanSubscribe { get; set; } = true;

    /// <summary>Subscribe to metrics. Default: no.</summary>
    public bool CanSubscribeMetrics { get; set; }

    /// <summary>Change one's own metadata. Default: no.</summary>
    public bool CanUpdateOwnMetadata { get; set; }

    /// <summary>The room that participants may be forwarded or moved to. Default: none.</summary>
    public string DestinationRoom { get; set; } = "";

    /// <summary>Not shown to others. Default: no.</summary>
    public bool Hidden { get; set; }

    /// <summary>Manage ingress. Default: no.</summary>
    public bool IngressAdmin { get; set; }

    /// <summary>Take part as a recorder. Default: no.</summary>
    public bool Recorder { get; set; }

    /// <summary>The one room that <see cref="RoomAdmin"/> and <see cref="RoomJoin"/> are for. Default: none.</summary>
    public string Room { get; set; } = "";

    /// <summary>Manage <see cref="Room"/> and who is in it. Default: no.</summary>
    public bool RoomAdmin { get; set; }

    /// <summary>Create and delete rooms. Default: no.</summary>
    public bool RoomCreate { get; set; }

    /// <summary>Join <see cref="Room"/>. Default: no.</summary>
    public bool RoomJoin { get; set; }

    /// <summary>List all rooms. Default: no.</summary>
    public bool RoomList { get; set; }

    /// <summary>Start a recording. Default: no.</summary>
    public bool RoomRecord { get; set; }
}
