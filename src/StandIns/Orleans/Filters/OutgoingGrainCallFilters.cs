namespace Orleans;

/// <summary>Sees every call that a client makes. A stand-in client does not start, so nothing is seen here.</summary>
public interface IOutgoingGrainCallFilter
{
    /// <summary>Sees one call.</summary>
    /// <param name="context">The call; <see cref="IGrainCallContext.Invoke"/> goes on with it.</param>
    Task Invoke(IOutgoingGrainCallContext context);
}

/// <summary>A call that is being made, as filters see it; <see cref="IGrainCallContext.Grain"/> is the reference.</summary>
public interface IOutgoingGrainCallContext : IGrainCallContext;
