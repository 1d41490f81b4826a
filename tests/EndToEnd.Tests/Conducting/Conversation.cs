using Interviewing.EndToEnd.Http;

namespace Interviewing.EndToEnd.Conducting;

/// <summary>An answer that the server acknowledged, and what it said to it.</summary>
public sealed record Acknowledged(string ResponseId, string Words, Answer Answer);

/// <summary>A candidate's side of one interview.</summary>
public sealed class Conversation(InterviewClient interviews, string id)
{
    // Six trades' interviews have at most a dozen turns; a flow that never ends shall not hold up the tests.
    private const int MostTurns = 40;

    private readonly List<Acknowledged> _said = [];

    /// <summary>The interview.</summary>
    public string Id { get; } = id;

    /// <summary>What was said and acknowledged, in order.</summary>
    public IReadOnlyList<Acknowledged> Said => _said;

    /// <summary>What the server answered last.</summary>
    public TurnAnswer Last { get; private set; } = null!;

    /// <summary>Creates an interview and starts it.</summary>
    public static async Task<Conversation> Begin(
        InterviewClient interviews, string jobDescription, int? questionCount = null)
    {
        var conversation = new Conversation(interviews, await interviews.Create(jobDescription, questionCount));
        await conversation.Start();
        return conversation;
    }

    /// <summary>Starts it.</summary>
    public async Task<TurnAnswer> Start()
    {
        Last = (await interviews.Start(Id)).As<TurnAnswer>();
        Assert.Equal(("introduction", "introduction"), (Last.State, Last.MessageType));
        return Last;
    }

    /// <summary>Answers what is open.</summary>
    public async Task<TurnAnswer> Say(string words)
    {
        var responseId = $"response-{_said.Count + 1}";
        var answer = await interviews.Respond(Id, responseId, words);
        Last = answer.As<TurnAnswer>();
        _said.Add(new(responseId, words, answer));
        return Last;
    }

    /// <summary>Answers until the farewell.</summary>
    /// <param name="wordsFor">What is said to the interviewer's last words.</param>
    /// <param name="afterEach">What happens between two answers.</param>
    public async Task SayAll(Func<TurnAnswer, string> wordsFor, Func<int, Task>? afterEach = null)
    {
        while (!Last.Completed)
        {
            Assert.True(_said.Count < MostTurns, "The interview does not come to its end.");
            await Say(wordsFor(Last));
            if (afterEach is not null)
                await afterEach(_said.Count);
        }
    }

    /// <summary>Sends every answer again: each must be answered word for word as before, and change nothing.</summary>
    public async Task RepeatAll()
    {
        foreach (var said in _said)
            Assert.Equal(said.Answer, await interviews.Respond(Id, said.ResponseId, said.Words));
    }
}
