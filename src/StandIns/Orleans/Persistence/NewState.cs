using System.Runtime.CompilerServices;

namespace Orleans.Runtime;

/// <summary>The value of a state that storage does not have.</summary>
internal static class NewState
{
    /// <summary>By the constructor without parameters; for types without one (records), all members empty.</summary>
    internal static T Of<T>() => typeof(T).IsValueType || typeof(T).GetConstructor(Type.EmptyTypes) is not null
        ? Activator.CreateInstance<T>()
        : (T)RuntimeHelpers.GetUninitializedObject(typeof(T));
}
