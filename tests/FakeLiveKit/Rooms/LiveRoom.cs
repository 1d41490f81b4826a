using FakeLiveKit.Protocol;

namespace FakeLiveKit.Rooms;

/// <summary>A room of the server, with who and what is in it.</summary>
internal sealed class LiveRoom(Room info)
{
    public Room Info { get; } = info;

    public List<ParticipantInfo> Participants { get; } = [];

    public List<AgentDispatch> Dispatches { get; } = [];

    public ParticipantInfo? Find(string identity) => Participants.Find(each => each.Identity == identity);

    /// <summary>Agents do not count.</summary>
    public void Count() =>
        Info.NumParticipants = (uint)Participants.Count(each => each.Kind != ParticipantInfo.Types.Kind.Agent);

    public FakeRoom View() => new(
        Info.Name, Info.Sid, Info.EmptyTimeout, Info.DepartureTimeout, Info.MaxParticipants, Info.Metadata,
        [.. Participants.Select(View)], [.. Dispatches.Select(View)]);

    public static FakeParticipant View(ParticipantInfo info) => new()
    {
        Identity = info.Identity,
        Sid = info.Sid,
        Name = info.Name,
        Metadata = info.Metadata,
        IsAgent = info.Kind == ParticipantInfo.Types.Kind.Agent,
        Hidden = info.Permission.Hidden,
        CanPublish = info.Permission.CanPublish,
        CanSubscribe = info.Permission.CanSubscribe,
        CanPublishData = info.Permission.CanPublishData,
    };

    public static FakeDispatch View(AgentDispatch dispatch) => new(
        dispatch.Id, dispatch.AgentName, dispatch.Metadata,
        dispatch.State.Jobs.FirstOrDefault()?.State.ParticipantIdentity);
}
