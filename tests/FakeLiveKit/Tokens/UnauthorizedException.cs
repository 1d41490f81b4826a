namespace FakeLiveKit.Tokens;

/// <summary>
/// A token does not hold. The server says so before it looks at the call: status 401, the message as plain text.
/// </summary>
public sealed class UnauthorizedException(string message) : Exception(message);
