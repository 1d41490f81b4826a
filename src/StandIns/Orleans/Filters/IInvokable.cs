using System.Reflection;

namespace Orleans.Serialization.Invocation;

/// <summary>A method and its arguments.</summary>
public interface IInvokable
{
    /// <summary>How many arguments there are.</summary>
    int GetArgumentCount();

    /// <summary>An argument.</summary>
    /// <param name="index">Its place, from 0.</param>
    object? GetArgument(int index);

    /// <summary>Replaces an argument.</summary>
    /// <param name="index">Its place, from 0.</param>
    /// <param name="value">The new one.</param>
    void SetArgument(int index, object value);

    /// <summary>The method's name.</summary>
    string GetMethodName();

    /// <summary>The interface's full name.</summary>
    string GetInterfaceName();

    /// <summary>The interface's method.</summary>
    MethodInfo GetMethod();

    /// <summary>The interface.</summary>
    Type GetInterfaceType();
}
