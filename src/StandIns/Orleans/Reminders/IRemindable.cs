using Orleans.Runtime;

namespace Orleans;

/// <summary>A grain interface's part that receives reminders. A grain that registers reminders must have it.</summary>
public interface IRemindable : IGrain
{
    /// <summary>A reminder ticks. The grain is activated for it if need be.</summary>
    /// <param name="reminderName">Which of the grain's reminders.</param>
    /// <param name="status">Its times.</param>
    Task ReceiveReminder(string reminderName, TickStatus status);
}
