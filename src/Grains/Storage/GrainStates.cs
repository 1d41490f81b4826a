namespace Interviewing.Storage;

/// <summary>What both kinds of state have in common.</summary>
internal static class GrainStates
{
    /// <summary>Makes it what a grain sees that has nothing stored.</summary>
    public static void SetEmpty<T>(IGrainState<T> state)
    {
        state.State = Activator.CreateInstance<T>();
        state.ETag = null;
        state.RecordExists = false;
    }

    /// <summary>A state is not as it must be: says which, and nothing of what it says.</summary>
    public static InvalidDataException Damaged<T>(string grain, string name, Exception reason) =>
        new($"The state {name} of {grain} cannot be read as {typeof(T).Name}.", reason);
}
