namespace Interviewing;

/// <summary>There is no such room (404).</summary>
[GenerateSerializer, Alias("interviewing.error.room-not-found")]
public sealed class RoomNotFoundException : InterviewingException
{
    /// <summary>Names what was looked for.</summary>
    public RoomNotFoundException(string message)
        : base(message)
    {
    }

    /// <summary>For the room that is not there.</summary>
    public static RoomNotFoundException For(string roomName) => new($"There is no room {roomName}.");
}
