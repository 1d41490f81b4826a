namespace Interviewing.Rooms;

/// <summary>
/// Who is in a room, from news that come late, twice, out of order, or not at all. Pure. A connection is known by its sid:
/// one that has gone never comes back, and the older of two connections of one identity says nothing of the newer.
/// </summary>
internal sealed class RoomAttendance(RoomRecord record)
{
    // As many as a busy room has within the time that news may be late.
    private const int KeptIds = 128;

    /// <summary>Notes a webhook that has taken effect.</summary>
    public void Took(string webhookId) => Keep(record.Webhooks, webhookId);

    /// <summary>True if that a connection is there is old news: it has gone since, or its identity has come by a newer one.</summary>
    public bool IsOld(RoomParticipant participant) =>
        record.GoneSids.Contains(participant.Sid)
        || record.Connections.Exists(other =>
            other.Identity == participant.Identity && other.Sid != participant.Sid && other.JoinedAt > participant.JoinedAt);

    /// <summary>True if somebody is there by the connection.</summary>
    public bool Has(string sid) => record.Connections.Exists(connection => connection.Sid == sid);

    /// <summary>A connection is there, in place of another of its identity. False if that was known.</summary>
    public bool Came(RoomParticipant participant)
    {
        if (Has(participant.Sid))
            return false;
        foreach (var other in record.Connections.FindAll(other => other.Identity == participant.Identity))
            Went(other.Sid);
        record.Connections.Add(new()
        {
            Identity = participant.Identity,
            Sid = participant.Sid,
            JoinedAt = participant.JoinedAt,
            Name = participant.Name,
        });
        return true;
    }

    /// <summary>A connection has gone.</summary>
    public void Went(string sid)
    {
        Keep(record.GoneSids, sid);
        record.Connections.RemoveAll(connection => connection.Sid == sid);
    }

    /// <summary>The connections that are not among those given: they have gone unnoticed.</summary>
    public IReadOnlyList<RoomConnection> Missing(IEnumerable<RoomParticipant> present)
    {
        var sids = present.Select(participant => participant.Sid).ToHashSet();
        return record.Connections.FindAll(connection => !sids.Contains(connection.Sid));
    }

    private static void Keep(List<string> ids, string id)
    {
        if (ids.Contains(id))
            return;
        if (ids.Count >= KeptIds)
            ids.RemoveAt(0);
        ids.Add(id);
    }
}
