namespace Interviewing.Rooms;

/// <summary>What a participant of a room is. The numbers are LiveKit's.</summary>
public enum ParticipantKind
{
    /// <summary>A client: a person's browser or app.</summary>
    Standard = 0,

    /// <summary>Brings in a stream.</summary>
    Ingress = 1,

    /// <summary>Records, or sends out a stream.</summary>
    Egress = 2,

    /// <summary>A person on the telephone.</summary>
    Sip = 3,

    /// <summary>An agent: the voice of the interviewer.</summary>
    Agent = 4,

    /// <summary>A person who calls by another service.</summary>
    Connector = 7,

    /// <summary>A device.</summary>
    Bridge = 8,
}
