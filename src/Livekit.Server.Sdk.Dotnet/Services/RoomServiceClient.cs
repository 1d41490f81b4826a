using System.Net.Http.Headers;
using System.Security.Cryptography;
using Google.Protobuf;

namespace Livekit.Server.Sdk.Dotnet;

/// <summary>
/// Manages rooms and who is in them. A call that the server refuses throws <see cref="Twirp.Exception"/>; one that does
/// not reach it throws <see cref="HttpRequestException"/>, and one that takes too long
/// <see cref="TaskCanceledException"/>, both as the <see cref="HttpClient"/> does.
/// </summary>
public class RoomServiceClient : BaseService
{
    private const string Service = "livekit.RoomService";

    /// <inheritdoc cref="BaseService(string, string, string, HttpClient)"/>
    public RoomServiceClient(string host, string apiKey, string apiSecret, HttpClient? client = null)
        : base(host, apiKey, apiSecret, client)
    {
    }

    /// <summary>Creates a room. The one of that name, where there is one, takes over the settings that are said.</summary>
    public Task<Room> CreateRoom(CreateRoomRequest request) =>
        CallAsync("CreateRoom", new VideoGrants { RoomCreate = true }, request, Room.Parser);

    /// <summary>The rooms there are; of those named in the request, if it names some.</summary>
    public Task<ListRoomsResponse> ListRooms(ListRoomsRequest request) =>
        CallAsync("ListRooms", new VideoGrants { RoomList = true }, request, ListRoomsResponse.Parser);

    /// <summary>Deletes a room; who is in it is disconnected.</summary>
    public Task<DeleteRoomResponse> DeleteRoom(DeleteRoomRequest request) =>
        CallAsync("DeleteRoom", new VideoGrants { RoomCreate = true }, request, DeleteRoomResponse.Parser);

    /// <summary>Who is in a room; nobody where there is no such room.</summary>
    public Task<ListParticipantsResponse> ListParticipants(ListParticipantsRequest request) =>
        CallAsync("ListParticipants", Admin(request.Room), request, ListParticipantsResponse.Parser);

    /// <summary>One participant.</summary>
    public Task<ParticipantInfo> GetParticipant(RoomParticipantIdentity request) =>
        CallAsync("GetParticipant", Admin(request.Room), request, ParticipantInfo.Parser);

    /// <summary>Disconnects a participant, who may join again.</summary>
    public Task<RemoveParticipantResponse> RemoveParticipant(RoomParticipantIdentity request) =>
        CallAsync("RemoveParticipant", Admin(request.Room), request, RemoveParticipantResponse.Parser);

    /// <summary>Sends data into a room. The request's nonce is made anew for each call.</summary>
    public Task<SendDataResponse> SendData(SendDataRequest request)
    {
        request.Nonce = ByteString.CopyFrom(RandomNumberGenerator.GetBytes(16));
        return CallAsync("SendData", Admin(request.Room), request, SendDataResponse.Parser);
    }

    /// <summary>Changes a room's metadata.</summary>
    public Task<Room> UpdateRoomMetadata(UpdateRoomMetadataRequest request) =>
        CallAsync("UpdateRoomMetadata", Admin(request.Room), request, Room.Parser);

    private static VideoGrants Admin(string room) => new() { RoomAdmin = true, Room = room };

    private async Task<T> CallAsync<T>(string method, VideoGrants grants, IMessage request, MessageParser<T> parser)
        where T : IMessage<T>
    {
        httpClient.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", AuthHeader(grants));
        return await Twirp.PostAsync(httpClient, Service, method, request, parser);
    }
}
