namespace Interviewing.WebFront.Interviews;

/// <summary>The groups of endpoints in the OpenAPI document.</summary>
internal static class Groups
{
    public const string Interviews = "Interviews";
    public const string Speech = "Speech";
    public const string Rooms = "Rooms";
    public const string Service = "Service";
}
