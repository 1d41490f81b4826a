namespace Orleans.Core
{
    /// <summary>What a grain does with its stored state.</summary>
    public interface IStorage
    {
        /// <summary>The version that was read or written last; null where there is none.</summary>
        string? Etag { get; }

        /// <summary>Whether storage has the state.</summary>
        bool RecordExists { get; }

        /// <summary>Removes the state from storage and makes it new in memory.</summary>
        Task ClearStateAsync();

        /// <summary>Writes the state.</summary>
        Task WriteStateAsync();

        /// <summary>Reads the state anew.</summary>
        Task ReadStateAsync();
    }

    /// <summary>A stored state with its value.</summary>
    /// <typeparam name="TState">Its type.</typeparam>
    public interface IStorage<TState> : IStorage
    {
        /// <summary>The value in memory.</summary>
        TState State { get; set; }
    }
}

namespace Orleans.Runtime
{
    /// <summary>A state of a grain, given to its constructor and read before the grain is activated.</summary>
    /// <typeparam name="TState">Its type.</typeparam>
    public interface IPersistentState<TState> : Core.IStorage<TState>;

    /// <summary>On a constructor's parameter: which state, and in which storage.</summary>
#pragma warning disable CA1813 // Unsealed, as published.
    [AttributeUsage(AttributeTargets.Parameter)]
    public class PersistentStateAttribute : Attribute
    {
        /// <summary>Names the state.</summary>
        /// <param name="stateName">Its name, unique within the grain.</param>
        /// <param name="storageName">The storage's name; the default one if left out.</param>
        public PersistentStateAttribute(string stateName, string? storageName = null)
        {
            ArgumentNullException.ThrowIfNull(stateName);
            StateName = stateName;
            StorageName = storageName;
        }

        /// <summary>The state's name.</summary>
        public string StateName { get; }

        /// <summary>The storage's name; null for the default one.</summary>
        public string? StorageName { get; }
    }
#pragma warning restore CA1813
}
