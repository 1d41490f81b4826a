using System.ClientModel.Primitives;

namespace Interviewing.Interviewers.OpenAI;

/// <summary>In the place of the package's retries: passes a call on, once.</summary>
internal sealed class NoRetries : PipelinePolicy
{
    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex) =>
        ProcessNext(message, pipeline, currentIndex);

    public override ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex) =>
        ProcessNextAsync(message, pipeline, currentIndex);
}
