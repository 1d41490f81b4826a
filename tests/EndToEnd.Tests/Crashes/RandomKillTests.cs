using FakeOpenAI;
using Interviewing.EndToEnd.Conducting;
using Interviewing.EndToEnd.Http;
using Interviewing.EndToEnd.Running;

namespace Interviewing.EndToEnd.Crashes;

/// <summary>Many interviews at once on a server that is killed again and again, with clients that insist.</summary>
public sealed class RandomKillTests
{
    private const int Interviews = 64;
    private const int Questions = 3;
    private const int Kills = 5;
    private const int Seed = 20_260_114;

    // The introduction, the questions, and the word that there are no others.
    private const int AnswersEach = Questions + 2;

    [Fact]
    public async Task EveryAcknowledgedAnswerIsInItsTranscriptOnceAndInOrder()
    {
        await using var provider = await FakeOpenAIServer.StartAsync(new() { Delay = TimeSpan.FromMilliseconds(25) });
        await using var product = await Installation.Start(ProviderSettings.For(provider));
        using var insisting = InterviewClient.ThatInsists(product.Address);

        // Creations carry no id of the client's, so they come before the first kill.
        var ids = await Task.WhenAll(
            Enumerable.Range(0, Interviews).Select(_ => product.Interviews.Create(Texts.Job, Questions)));
        var progress = new Progress();
        var conducted = Task.WhenAll(ids.Select(id => Conduct(new(insisting, id), progress)));
        await KillNowAndThen(product, progress, conducted);

        var conversations = await conducted;
        foreach (var interview in conversations)
            await Check(product, interview);
        const int planAndSummary = 2;
        Assert.Equal(Interviews * (AnswersEach + planAndSummary), provider.Charged);
    }

    private static async Task<Conversation> Conduct(Conversation interview, Progress progress)
    {
        await interview.Start();
        await interview.SayAll(
            turn => turn.State == "concluding" ? Texts.NoQuestions : Texts.Answer(interview.Said.Count + 1),
            _ => progress.Count());
        return interview;
    }

    // When a kill comes is decided by what was acknowledged so far, drawn beforehand from a seed.
    private static async Task KillNowAndThen(Installation product, Progress progress, Task conducted)
    {
        var random = new Random(Seed);
        var moments = Enumerable.Range(0, Kills).Select(_ => random.Next(1, Interviews * AnswersEach * 4 / 5)).Order();
        foreach (var moment in moments)
        {
            await Task.WhenAny(progress.Reaches(moment), conducted);
            await product.KillAndStart();
        }
    }

    private static async Task Check(Installation product, Conversation interview)
    {
        var summary = await product.Interviews.Summary(interview.Id);
        var record = await InterviewRecord.Read(product.Interviews, interview.Id);
        Assert.Equal(interview.Said.Select(said => said.Words), record.CandidatesWords);
        Assert.Equal(AnswersEach, interview.Said.Count);
        Assert.Equal("completed", record.Status.State);
        Assert.False(record.Status.Degraded);
        Assert.Equal(interview.Said.Count + 2, Assert.Single(record.Status.Usage).Calls);
        record.CheckQuotes(summary);
        await interview.RepeatAll();
    }

    /// <summary>How many answers have been acknowledged in all interviews together.</summary>
    private sealed class Progress
    {
        private readonly Dictionary<int, TaskCompletionSource> _awaited = [];
        private int _count;

        public Task Count()
        {
            lock (_awaited)
            {
                _count++;
                foreach (var (moment, reached) in _awaited)
                {
                    if (_count >= moment)
                        reached.TrySetResult();
                }
            }

            return Task.CompletedTask;
        }

        public Task Reaches(int moment)
        {
            lock (_awaited)
            {
                var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _awaited[moment] = reached;
                if (_count >= moment)
                    reached.SetResult();
                return reached.Task;
            }
        }
    }
}
