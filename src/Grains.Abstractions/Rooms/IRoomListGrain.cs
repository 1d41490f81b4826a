using System.Collections.Immutable;

namespace Interviewing.Rooms;

/// <summary>All rooms. LiveKit has the list. There is one such grain, <see cref="Key"/>.</summary>
[Alias("interviewing.IRoomListGrain")]
public interface IRoomListGrain : IGrainWithStringKey
{
    /// <summary>The key.</summary>
    const string Key = "all";

    /// <summary>The rooms that are open.</summary>
    /// <exception cref="LiveKitUnavailableException">LiveKit does not say.</exception>
    [Alias("List")]
    Task<ImmutableArray<Room>> List();

    /// <summary>Returns if LiveKit answers and takes our key: for readiness.</summary>
    /// <exception cref="LiveKitUnavailableException">It does not.</exception>
    [Alias("Check")]
    Task Check();
}
