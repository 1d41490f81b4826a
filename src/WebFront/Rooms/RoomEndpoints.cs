using Interviewing.Rooms;
using Interviewing.Tenants;
using Interviewing.WebFront.Access;
using Interviewing.WebFront.Documents;
using Interviewing.WebFront.Hosting;
using Interviewing.WebFront.Http;
using Interviewing.WebFront.Interviews;
using Interviewing.WebFront.Json;

namespace Interviewing.WebFront.Rooms;

/// <summary>Makes, shows, lists and deletes rooms.</summary>
internal sealed class RoomEndpoints(IGrainFactory grains, WebSettings settings)
{
    private const int MaxTimeout = 7 * 24 * 60 * 60;
    private const int MaxParticipants = 100_000;

    public void Map(Routes routes)
    {
        routes.Post(Admission.Operators, "/livekit/room", CreateAsync)
            .Is(Groups.Rooms, "createRoom", "Makes a room",
                "The same name again returns the room that is there, with the settings that are given.")
            .Takes<RoomBody>().Gives<RoomView>(201).Refuses(400, 409, 422, 503);
        OfRoom(routes.Get(Admission.Operators, "/livekit/room/{roomName}", GetAsync))
            .Is(Groups.Rooms, "getRoom", "How a room is now").Gives<RoomView>();
        OfRoom(routes.Delete(Admission.Operators, "/livekit/room/{roomName}", DeleteAsync))
            .Is(Groups.Rooms, "deleteRoom", "Deletes a room", "Whoever is in it is disconnected.").Gives<DoneView>();
        routes.Get(Admission.Operators, "/livekit/rooms", ListAsync)
            .Is(Groups.Rooms, "listRooms", "The rooms that are open").Gives<RoomView[]>().Refuses(503);
    }

    private static EndpointDescription OfRoom(EndpointDescription endpoint) =>
        endpoint.Path("roomName", "The room's name.").Refuses(400, 404, 503);

    // 201 for one that is there too: whether it was there a moment ago only LiveKit knows and does not say, and a client that
    // sends a lost request again gets the answer that it missed.
    private async Task<Answer> CreateAsync(Call call)
    {
        FieldErrors errors = new();
        var body = await call.ReadAsync(WebJson.Shapes.RoomBody, errors);
        FieldRules rules = new(errors, settings.Limits);
        var name = rules.RequiredId("name", body.Name);
        var command = new CreateRoom
        {
            EmptyTimeout = rules.Number("emptyTimeout", body.EmptyTimeout, 0, MaxTimeout),
            DepartureTimeout = rules.Number("departureTimeout", body.DepartureTimeout, 0, MaxTimeout),
            MaxParticipants = rules.Number("maxParticipants", body.MaxParticipants, 0, MaxParticipants),
            Metadata = body.Metadata is "" ? null : rules.Text("metadata", body.Metadata, settings.Limits.MetadataBytes),
        };
        errors.ThrowIfAny();

        var room = await grains.GetGrain<IRoomGrain>(call.Caller.Key(name)).Create(command);
        return Answer.Json(StatusCodes.Status201Created, RoomView.Of(room), WebJson.Shapes.RoomView) with
        {
            Location = "/livekit/room/" + name,
        };
    }

    private async Task<Answer> GetAsync(Call call)
    {
        var room = await grains.GetGrain<IRoomGrain>(call.Caller.Key(Name(call))).Get();
        return Answer.Ok(RoomView.Of(room), WebJson.Shapes.RoomView);
    }

    private async Task<Answer> DeleteAsync(Call call)
    {
        var name = Name(call);
        await grains.GetGrain<IRoomGrain>(call.Caller.Key(name)).Delete();
        return Answer.Ok(new() { Success = true, Message = $"Room {name} is deleted." }, WebJson.Shapes.DoneView);
    }

    private async Task<Answer> ListAsync(Call call)
    {
        var rooms = await grains.GetGrain<IRoomListGrain>(IRoomListGrain.Key).List();
        var own = rooms.Where(room => TenantKey.Parse(room.Name).Tenant == call.Caller.Tenant);
        return Answer.Ok<RoomView[]>([.. own.Select(RoomView.Of)], WebJson.Shapes.RoomViewArray);
    }

    private string Name(Call call)
    {
        FieldErrors errors = new();
        var name = new FieldRules(errors, settings.Limits).RequiredId("roomName", (string?)call.Request.RouteValues["roomName"]);
        errors.ThrowIfAny();
        return name;
    }
}
