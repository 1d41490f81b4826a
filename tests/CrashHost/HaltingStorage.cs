using Interviewing.Interviews;
using Interviewing.Storage;
using Orleans.Storage;

namespace Interviewing.CrashHost;

/// <summary>
/// A grain storage with a point before and one after each write of an answer and of an outcome: before-answer-write,
/// after-answer-write, before-outcome-write, after-outcome-write.
/// </summary>
public sealed class HaltingStorage(IGrainStorage inner, HaltPoint halt) : IGrainStorage
{
    /// <inheritdoc/>
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        inner.ReadStateAsync(stateName, grainId, grainState);

    /// <inheritdoc/>
    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var what = (grainState.State as Journal<InterviewFact>)?.Entries switch
        {
            [.., AnswerTaken] => "answer-write",
            [.., TurnTaken] => "outcome-write",
            _ => null,
        };
        if (what is not null)
            await halt.Pass("before-" + what);
        await inner.WriteStateAsync(stateName, grainId, grainState);
        if (what is not null)
            await halt.Pass("after-" + what);
    }

    /// <inheritdoc/>
    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        inner.ClearStateAsync(stateName, grainId, grainState);
}
