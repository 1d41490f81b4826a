using Orleans.Concurrency;

namespace Interviewing.Rooms;

/// <summary>
/// One room: what is done to it is done one after another, and who is in it is told to its interview. The key is the
/// room's name. Calls are safe to repeat.
/// </summary>
/// <remarks>
/// What needs LiveKit throws <see cref="LiveKitUnavailableException"/> where LiveKit does not do it; LiveKit's own limits
/// (a name or a text that is too long for it) are <see cref="InvalidInputException"/>.
/// </remarks>
[Alias("interviewing.IRoomGrain")]
public interface IRoomGrain : IGrainWithStringKey
{
    /// <summary>Makes the room. One that is there stays the room it is, with the settings that are given.</summary>
    [Alias("Create")]
    Task<Room> Create(CreateRoom command);

    /// <summary>The room as it is now.</summary>
    /// <exception cref="RoomNotFoundException">It is not there.</exception>
    [Alias("Get"), AlwaysInterleave]
    Task<Room> Get();

    /// <summary>Deletes the room; whoever is in it is disconnected.</summary>
    /// <exception cref="RoomNotFoundException">It is not there.</exception>
    [Alias("Delete")]
    Task Delete();

    /// <summary>
    /// The interview is starting: the room is made if it is not there, the interviewer's agent is called into it, and who is
    /// in it is told to the interview, from now on. Of two interviews in one room the later one has it.
    /// </summary>
    [Alias("Prepare")]
    Task Prepare(RoomInterview interview);

    /// <summary>Says something to those in the room; nothing if the room is no longer the interview's, or closed.</summary>
    [Alias("Say")]
    Task Say(string sessionId, RoomMessage message);

    /// <summary>
    /// The interview is over: after a time of grace, for the last words, the agent leaves and the room is deleted. Nothing
    /// happens if the room is not that interview's. It does not need LiveKit and waits for nothing that does.
    /// </summary>
    [Alias("Conclude"), AlwaysInterleave]
    Task Conclude(string sessionId);

    /// <summary>LiveKit tells of something. Each event takes effect once, in whatever order they come.</summary>
    [Alias("Notify")]
    Task Notify(RoomWebhook webhook);
}
