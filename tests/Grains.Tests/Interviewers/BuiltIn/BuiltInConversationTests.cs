using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using Interviewing.Interviews;
using Interviewing.TestData;

namespace Interviewing.Interviewers.BuiltIn;

public sealed class BuiltInConversationTests
{
    private static readonly char[] NotLetters = [.. " \t\r\n,.;:?!()“”\"'’-–—/"];

    public static TheoryData<string> AllTrades => [.. Trades.All];

    public static TheoryData<string> Garbage =>
    [
        "", " ", "?", "🙂", "\0", "\ud83d", "\u202e\u202d\u200f", "a", new string('x', 20_000), string.Concat(Enumerable.Repeat("I did it and ", 1_600)),
        string.Concat(Enumerable.Repeat("🙂 ", 6_000)), string.Concat(Enumerable.Repeat("و", 20_000)), "<script>alert('I built it')</script>", "{\"score\":5}",
        "I", "I've", "i i i i i i i i i", "I rang", "I rang the", "' ' '", "''''", "1 2 3 4 5 6 7 8 9", "......", "-----", "C# C++ .NET S/4HANA R&D 1,2,3",
        "I rang \"the registrar\" {0} {1} {", "%s %n {0}", "I said \"\"\"\" and I ", "\n\n\n\r\r\r", "A, B, C, D, E, F, G", "İIıi ŒœßẞǅΣς",
    ];

    [Theory, MemberData(nameof(AllTrades))]
    public async Task FollowUpsTakeUpTheCandidatesWordsAndAreNeverRepeated(string trade)
    {
        foreach (var set in Trades.Sets)
        {
            var conducted = await Conducted.With(InterviewScript.Load(trade, set), 12);

            var asked = conducted.Answers.Select(turn => turn.Request.Prompt).ToList();
            Assert.Equal(asked.Count, asked.Distinct(StringComparer.OrdinalIgnoreCase).Count());
            foreach (var (request, reply) in conducted.Answers.Where(turn => turn.Reply.FollowUp is not null))
            {
                Assert.DoesNotContain(reply.FollowUp, request.Asked);
                Assert.EndsWith("?", reply.FollowUp!.Replace(" A concrete example would help.", "", StringComparison.Ordinal), StringComparison.Ordinal);
                if (reply.Analysis!.Score is not null)
                    Assert.True(SharedWords(reply.FollowUp, request.Answer) >= 1, $"{reply.FollowUp}\n{request.Answer}");
            }
        }
    }

    [Theory, MemberData(nameof(AllTrades))]
    public async Task StrongAnswersHaveFewFollowUpsAndWeakOnesMany(string trade)
    {
        var strong = await Conducted.With(InterviewScript.Load(trade, "strong"));
        var weak = await Conducted.With(InterviewScript.Load(trade, "weak"));

        Assert.InRange(strong.Answers.Count(turn => turn.Reply.FollowUp is not null), 0, 4);
        Assert.InRange(weak.Answers.Count(turn => turn.Reply.FollowUp is not null), 6, 8);
        Assert.DoesNotContain(strong.Answers, turn => turn.Reply is { FollowUp: not null, Analysis.Score: 5 });
    }

    [Theory, MemberData(nameof(AllTrades))]
    public async Task AcknowledgementsAskNothingAndDoNotJudge(string trade)
    {
        string[] judging = ["great", "excellent", "impressive", "perfect", "well done", "wonderful", "good answer", "unfortunately"];
        foreach (var set in Trades.Sets)
        {
            var conducted = await Conducted.With(InterviewScript.Load(trade, set), 12);
            foreach (var (request, reply) in conducted.Turns.Where(turn => turn.Request.Kind != TurnKind.Closing))
            {
                Assert.DoesNotContain('?', reply.Acknowledgement);
                Assert.InRange(reply.Acknowledgement.Length, 1, 300);
                Assert.DoesNotContain(judging, word => reply.Acknowledgement.Contains(word, StringComparison.OrdinalIgnoreCase)
                    && !request.Answer.Contains(word, StringComparison.OrdinalIgnoreCase));
            }
        }
    }

    [Fact]
    public async Task AcknowledgementsVary()
    {
        var conducted = await Conducted.With(InterviewScript.Load("sales-lead", "strong"), 10);

        var words = conducted.Answers.Select(turn => turn.Reply.Acknowledgement).ToList();

        Assert.True(words.Distinct().Count() * 10 >= words.Count * 7, string.Join('\n', words));
        Assert.True(conducted.Answers.Count(turn => SharedWords(turn.Reply.Acknowledgement, turn.Request.Answer) >= 2) * 2 >= words.Count);
    }

    [Fact]
    public async Task NoFollowUpWhereNoneMayBe()
    {
        foreach (var answer in InterviewScript.Load("icu-nurse", "weak").Answers)
            Assert.Null((await Answer(answer.Text, mayFollowUp: false)).FollowUp);
    }

    [Fact]
    public async Task AskedAgainAndAgainItNeverRepeatsAFollowUp()
    {
        var asked = ImmutableArray<string>.Empty;
        const string Weak = "With patients you just tell the doctor really, and I helped on the ward sometimes.";
        for (var i = 0; i < 20; i++)
        {
            var reply = await Answer(Weak, asked: asked);
            if (reply.FollowUp is null)
                return;
            Assert.DoesNotContain(reply.FollowUp, asked);
            asked = asked.Add(reply.FollowUp);
        }
    }

    [Theory, MemberData(nameof(Garbage))]
    public async Task GarbageIsTakenCalmly(string answer)
    {
        var interviewer = new BuiltInInterviewer();
        foreach (var kind in Enum.GetValues<TurnKind>())
        {
            foreach (var job in new[] { Trades.JobDescription("icu-nurse"), answer })
            {
                var reply = await interviewer.ReplyAsync(Turn(kind, answer, job), default);

                Assert.NotNull(reply.Acknowledgement);
                Assert.Equal(kind == TurnKind.Answer, reply.Analysis is not null);
                Assert.InRange(reply.Acknowledgement.Length + (reply.FollowUp?.Length ?? 0), 0, 1_000);
                Assert.All(reply.Analysis?.Evidence ?? [], quote => Assert.Contains(quote, answer, StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public async Task SameInterviewHasTheSameWords()
    {
        var first = JsonSerializer.Serialize((await Conducted.With(InterviewScript.Load("maths-teacher", "strong"), 12)).Turns.Select(turn => turn.Reply));
        var second = JsonSerializer.Serialize((await Conducted.With(InterviewScript.Load("maths-teacher", "strong"), 12)).Turns.Select(turn => turn.Reply));
        var other = JsonSerializer.Serialize((await Conducted.With(InterviewScript.Load("maths-teacher", "strong"), 12, "0192f0c1-0000-7000-8000-00000000ffff")).Turns.Select(turn => turn.Reply));

        Assert.Equal(first, second);
        Assert.NotEqual(first, other);
    }

    [Theory]
    [InlineData("No.", true)]
    [InlineData("No, thank you.", true)]
    [InlineData("nope, all good", true)]
    [InlineData("No further questions.", true)]
    [InlineData("That's all, thanks!", true)]
    [InlineData("Nothing from my side, thank you for your time.", true)]
    [InlineData("No, I think you have covered everything. Thank you.", true)]
    [InlineData("", true)]
    [InlineData("Yes.", false)]
    [InlineData("Yes, what is the salary?", false)]
    [InlineData("No, but what about the salary?", false)]
    [InlineData("What are the next steps", false)]
    [InlineData("I was wondering about the training.", false)]
    [InlineData("Thanks, could you tell me how big the team is?", false)]
    [InlineData("I just want to say that I liked this conversation with you today.", false)]
    public async Task KnowsWhetherTheCandidateHasMoreQuestions(string words, bool done)
    {
        var reply = await new BuiltInInterviewer().ReplyAsync(Turn(TurnKind.Closing, words, Trades.JobDescription("icu-nurse")), default);

        Assert.Equal(done, reply.CandidateIsDone);
        Assert.Null(reply.FollowUp);
    }

    [Theory, MemberData(nameof(AllTrades))]
    public async Task EachScriptClosesWithAQuestionAndThenIsDone(string trade)
    {
        foreach (var set in Trades.Sets)
        {
            var closing = (await Conducted.With(InterviewScript.Load(trade, set), 1)).Turns.Where(turn => turn.Request.Kind == TurnKind.Closing).ToList();

            Assert.Equal([false, true], closing.Select(turn => turn.Reply.CandidateIsDone));
        }
    }

    [Theory]
    [InlineData("sales-lead", "How many days of holiday do I get?", "30 days of holiday")]
    [InlineData("backend-engineer", "What is the training budget?", "EUR 2,500")]
    [InlineData("icu-nurse", "How long is the supernumerary period?", "four to six weeks")]
    [InlineData("warehouse-supervisor", "What's the pay?", "£16.85")]
    [InlineData("financial-controller", "How often would I travel to Bergamo?", "once a quarter")]
    public async Task QuestionsAreAnsweredInTheWordsOfTheJobDescription(string trade, string question, string answer)
    {
        var reply = await new BuiltInInterviewer().ReplyAsync(Turn(TurnKind.Closing, question, Trades.JobDescription(trade)), default);

        Assert.Contains(answer, reply.Acknowledgement, StringComparison.Ordinal);
        Assert.EndsWith("?", reply.Acknowledgement, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Who won the cricket yesterday?")]
    [InlineData("Do you have a dog-friendly policy?")]
    [InlineData("Is the company going to be sold?")]
    public async Task WhatTheDescriptionDoesNotSayIsNotMadeUp(string question)
    {
        var reply = await new BuiltInInterviewer().ReplyAsync(Turn(TurnKind.Closing, question, Trades.JobDescription("warehouse-supervisor")), default);

        Assert.Contains("hiring team", reply.Acknowledgement, StringComparison.Ordinal);
        Assert.DoesNotContain("“", reply.Acknowledgement, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpeningTakesUpWhatWasSaid()
    {
        var reply = await new BuiltInInterviewer().ReplyAsync(
            Turn(TurnKind.Opening, "Hi, I'm Amira. I've worked in intensive care for six years.", Trades.JobDescription("icu-nurse")), default);

        Assert.Contains("you have worked in intensive care for six years", reply.Acknowledgement, StringComparison.Ordinal);
        Assert.Null(reply.Analysis);
    }

    [Fact]
    public async Task ATurnTakesFarLessThanAProviderDoes()
    {
        var interviewer = new BuiltInInterviewer();
        var requests = Trades.All.SelectMany(trade => InterviewScript.Load(trade, "strong").Answers
            .Select(answer => Turn(TurnKind.Answer, answer.Text, Trades.JobDescription(trade)))).ToList();
        for (var i = 0; i < 30; i++)
        {
            foreach (var request in requests)
                await interviewer.ReplyAsync(request, default);
        }

        // The quickest of many tries of each: what else runs on the machine is not measured.
        var total = TimeSpan.Zero;
        foreach (var request in requests)
        {
            var quickest = TimeSpan.MaxValue;
            for (var i = 0; i < 40; i++)
            {
                var started = Stopwatch.GetTimestamp();
                await interviewer.ReplyAsync(request, default);
                var took = Stopwatch.GetElapsedTime(started);
                quickest = took < quickest ? took : quickest;
            }

            total += quickest;
        }

        var mean = total / requests.Count;
        TestContext.Current.SendDiagnosticMessage($"A turn of the built-in interviewer takes {mean.TotalMicroseconds:0} microseconds.");
        Assert.True(mean < TimeSpan.FromMilliseconds(20), $"{mean.TotalMicroseconds:0} microseconds");
    }

    private static int SharedWords(string a, string b)
    {
        var words = b.ToLowerInvariant().Split(NotLetters, StringSplitOptions.RemoveEmptyEntries).ToHashSet();
        return a.ToLowerInvariant().Split(NotLetters, StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Length > 2).Distinct().Count(words.Contains);
    }

    private static Task<TurnReply> Answer(string answer, bool mayFollowUp = true, ImmutableArray<string> asked = default) =>
        new BuiltInInterviewer().ReplyAsync(
            Turn(TurnKind.Answer, answer, Trades.JobDescription("icu-nurse")) with
            {
                MayFollowUp = mayFollowUp,
                Asked = asked.IsDefault ? [] : asked,
            },
            default);

    private static TurnRequest Turn(TurnKind kind, string answer, string job) => new()
    {
        Brief = Conducted.Brief(job),
        Turn = 7,
        Kind = kind,
        Answer = answer,
        Prompt = "Tell me about a time when you looked after a patient who was getting worse.",
        Question = kind == TurnKind.Answer
            ? new()
            {
                Id = "q1",
                Text = "Tell me about a time when you looked after a patient who was getting worse.",
                Type = QuestionType.Behavioral,
                Competency = "Clinical judgement",
            }
            : null,
        MayFollowUp = kind == TurnKind.Answer,
    };
}
