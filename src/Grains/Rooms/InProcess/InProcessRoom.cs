namespace Interviewing.Rooms.InProcess;

/// <summary>
/// A room by LiveKit's rules, without media. Pure: told the time, knows no clock. The rules are those of LiveKit's server:
/// agents and recorders keep no room open and take up no place in it; an identity that joins again replaces itself.
/// </summary>
internal sealed class InProcessRoom(string name, string sid, DateTimeOffset created)
{
    private const int DefaultEmptyTimeout = 300;
    private const int DefaultDepartureTimeout = 20;

    private readonly Dictionary<string, RoomParticipant> _participants = [];
    private int _emptyTimeout = DefaultEmptyTimeout;
    private int _departureTimeout = DefaultDepartureTimeout;
    private int _maxParticipants;
    private string _metadata = "";
    private DateTimeOffset? _lastLeft;

    public IReadOnlyCollection<RoomParticipant> Participants => _participants.Values;

    public Room View => new()
    {
        Name = name,
        Sid = sid,
        EmptyTimeout = _emptyTimeout,
        MaxParticipants = _maxParticipants,
        CreationTime = created,
        Metadata = _metadata,
        NumParticipants = _participants.Values.Count(Counts),
    };

    /// <summary>Sets what is given; zero and empty are not, as on LiveKit's wire.</summary>
    public void Configure(CreateRoom command)
    {
        if (command.EmptyTimeout is > 0 and var empty)
            _emptyTimeout = empty;
        if (command.DepartureTimeout is > 0 and var departure)
            _departureTimeout = departure;
        if (command.MaxParticipants is > 0 and var max)
            _maxParticipants = max;
        if (!string.IsNullOrEmpty(command.Metadata))
            _metadata = command.Metadata;
    }

    /// <summary>True once nobody has been there for the time that counts: before the first came, or after the last left.</summary>
    public bool IsClosed(DateTimeOffset now)
    {
        if (_participants.Values.Any(Counts))
            return false;
        return _lastLeft is { } left
            ? now - left >= TimeSpan.FromSeconds(_departureTimeout)
            : now - created >= TimeSpan.FromSeconds(_emptyTimeout);
    }

    /// <exception cref="InvalidInputException">The room is full.</exception>
    public void Join(RoomParticipant participant)
    {
        var others = _participants.Values.Count(other => Counts(other) && other.Identity != participant.Identity);
        if (Counts(participant) && _maxParticipants > 0 && others >= _maxParticipants)
            throw new InvalidInputException("room", $"is full: it takes {_maxParticipants} participants.");
        _participants[participant.Identity] = participant;
    }

    public void Leave(string identity, DateTimeOffset now)
    {
        if (_participants.Remove(identity, out var gone) && Counts(gone))
            _lastLeft = now;
    }

    private static bool Counts(RoomParticipant participant) =>
        participant.Kind is not (ParticipantKind.Agent or ParticipantKind.Egress);
}
