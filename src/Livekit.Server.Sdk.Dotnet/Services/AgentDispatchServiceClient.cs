using System.Net.Http.Headers;
using Google.Protobuf;

namespace Livekit.Server.Sdk.Dotnet;

/// <summary>Sends agents into rooms. It fails as <see cref="RoomServiceClient"/> does.</summary>
public class AgentDispatchServiceClient : BaseService
{
    private const string Service = "livekit.AgentDispatchService";

    /// <inheritdoc cref="BaseService(string, string, string, HttpClient)"/>
    public AgentDispatchServiceClient(string host, string apiKey, string apiSecret, HttpClient? client = null)
        : base(host, apiKey, apiSecret, client)
    {
    }

    /// <summary>Sends an agent into a room, which is created where there is none.</summary>
    public Task<AgentDispatch> CreateDispatch(CreateAgentDispatchRequest request) =>
        CallAsync("CreateDispatch", request.Room, request, AgentDispatch.Parser);

    /// <summary>Takes a dispatch back; its agent leaves the room.</summary>
    public Task<AgentDispatch> DeleteDispatch(DeleteAgentDispatchRequest request) =>
        CallAsync("DeleteDispatch", request.Room, request, AgentDispatch.Parser);

    /// <summary>The dispatches of a room, or the one of them that the request names.</summary>
    public Task<ListAgentDispatchResponse> ListDispatch(ListAgentDispatchRequest request) =>
        CallAsync("ListDispatch", request.Room, request, ListAgentDispatchResponse.Parser);

    private async Task<T> CallAsync<T>(string method, string room, IMessage request, MessageParser<T> parser)
        where T : IMessage<T>
    {
        var token = AuthHeader(new VideoGrants { RoomAdmin = true, Room = room });
        httpClient.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await Twirp.PostAsync(httpClient, Service, method, request, parser);
    }
}
