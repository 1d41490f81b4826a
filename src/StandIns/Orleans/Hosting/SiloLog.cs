using Microsoft.Extensions.Logging;

namespace Orleans.Runtime;

/// <summary>What the runtime says. A fault that no caller can see is said here.</summary>
internal sealed partial class SiloLog(ILogger<SiloLog> log)
{
    [LoggerMessage(Level = LogLevel.Information, Message = "The silo runs in this process alone; {Classes} grain classes.")]
    internal partial void Started(int classes);

    [LoggerMessage(Level = LogLevel.Information, Message = "The silo has stopped.")]
    internal partial void Stopped();

    [LoggerMessage(Level = LogLevel.Error, Message = "Stage {Stage} failed to stop.")]
    internal partial void StopFailed(int stage, Exception failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} activations did not end in time.")]
    internal partial void NotAllEnded(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Grain} could not be activated.")]
    internal partial void ActivationFailed(GrainId grain, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Grain} failed while it was deactivated.")]
    internal partial void DeactivationFailed(GrainId grain, Exception failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "One-way call {Call} failed.")]
    internal partial void OneWayFailed(string call, Exception failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Call {Call} is for an observer that is gone.")]
    internal partial void ObserverGone(string call);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A timer of {Grain} failed.")]
    internal partial void TimerFailed(GrainId grain, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "Reminder {Reminder} of {Grain} failed.")]
    internal partial void ReminderFailed(string reminder, GrainId grain, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Operation} of state {State} of {Grain} failed.")]
    internal partial void StorageFailed(string operation, string state, GrainId grain, Exception failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Grain} ends: its state is not what storage has.")]
    internal partial void InconsistentState(GrainId grain, Exception failure);
}
