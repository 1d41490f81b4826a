namespace FakeLiveKit.Rooms;

/// <summary>
/// A dispatch of an agent into a room. Every room has one; where none was asked for, its agent has no name.
/// </summary>
/// <param name="Id">The server's id of it.</param>
/// <param name="AgentName">The agent that was asked for.</param>
/// <param name="Metadata">What it was told.</param>
/// <param name="AgentIdentity">The participant that the agent is; null while it has not come.</param>
public sealed record FakeDispatch(string Id, string AgentName, string Metadata, string? AgentIdentity);
