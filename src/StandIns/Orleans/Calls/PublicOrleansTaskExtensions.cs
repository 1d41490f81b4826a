namespace Orleans;

/// <summary>For tasks that nobody waits for.</summary>
public static class PublicOrleansTaskExtensions
{
    /// <summary>Says that the task's outcome, a failure included, is nobody's concern here.</summary>
    /// <param name="task">The task.</param>
    public static void Ignore(this Task task)
    {
        ArgumentNullException.ThrowIfNull(task);
        _ = ObserveAsync(task);

        static async Task ObserveAsync(Task task) =>
            await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
