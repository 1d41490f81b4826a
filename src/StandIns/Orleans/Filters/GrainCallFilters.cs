using System.Reflection;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Orleans;

/// <summary>Sees every call that comes to a grain, around the grain's method. On a grain class: only its own calls.</summary>
public interface IIncomingGrainCallFilter
{
    /// <summary>Sees one call.</summary>
    /// <param name="context">The call; <see cref="IGrainCallContext.Invoke"/> goes on with it.</param>
    Task Invoke(IIncomingGrainCallContext context);
}

/// <summary>A filter as a function.</summary>
/// <param name="context">The call.</param>
public delegate Task IncomingGrainCallFilterDelegate(IIncomingGrainCallContext context);

/// <summary>A call, as filters see it.</summary>
public interface IGrainCallContext
{
    /// <summary>The arguments.</summary>
    IInvokable Request { get; }

    /// <summary>The grain's instance.</summary>
    object Grain { get; }

    /// <summary>The calling grain; null when something else calls.</summary>
    GrainId? SourceId { get; }

    /// <summary>The called grain.</summary>
    GrainId TargetId { get; }

    /// <summary>The interface's full name.</summary>
    string InterfaceName { get; }

    /// <summary>The method's name.</summary>
    string MethodName { get; }

    /// <summary>The interface's method.</summary>
    MethodInfo InterfaceMethod { get; }

    /// <summary>The result, once <see cref="Invoke"/> is over; it may be replaced.</summary>
    object? Result { get; set; }

    /// <summary>Goes on to the next filter, and at last to the grain.</summary>
    Task Invoke();
}

/// <summary>A call that comes to a grain, as filters see it.</summary>
public interface IIncomingGrainCallContext : IGrainCallContext
{
    /// <summary>The grain's activation.</summary>
    IGrainContext TargetContext { get; }

    /// <summary>The grain class's method.</summary>
    MethodInfo ImplementationMethod { get; }
}
