using Interviewing.Interviews;

namespace Interviewing.Interviewers.OpenAI;

/// <summary>The requests that the tests of this folder begin from.</summary>
internal static class Given
{
    public const string SessionId = "019363f0-7b1c-7cc0-8d6e-0a1b2c3d4e5f";

    public const string LongAnswer =
        "When the ward was short of staff I reorganised the night round so that two of us could cover three rooms, "
        + "and the number of late medications went from nine a week to one.";

    public static readonly InterviewBrief Brief = new()
    {
        SessionId = SessionId,
        JobDescription = "We are looking for a registered nurse for a surgical ward with 24 beds.",
        CandidateName = "Ada",
        Resume = "Six years on a surgical ward.",
        Language = "en",
    };

    public static readonly Question Open = new()
    {
        Id = "q1",
        Text = "Tell me about a night when the ward was short of staff.",
        Competency = "Prioritising",
        Expected = "A concrete night, what was put first and why, and what came of it.",
    };

    public static readonly Question Next = new()
    {
        Id = "q2",
        Text = "How do you hand over a patient?",
        Competency = "Communication",
    };

    public static readonly PlanRequest Plan = new() { Brief = Brief, QuestionCount = 4 };

    public static readonly TurnRequest Answer = new()
    {
        Brief = Brief,
        Turn = 7,
        Kind = TurnKind.Answer,
        Prompt = "Thank you. " + Open.Text,
        Answer = LongAnswer,
        Question = Open,
        MayFollowUp = true,
        Next = Next,
        Asked = [Open.Text],
    };

    public static readonly TurnRequest Opening = new()
    {
        Brief = Brief,
        Turn = 3,
        Kind = TurnKind.Opening,
        Prompt = "Please introduce yourself.",
        Answer = "I have worked on a surgical ward for six years.",
        Next = Open,
    };

    public static readonly TurnRequest Closing = new()
    {
        Brief = Brief,
        Turn = 21,
        Kind = TurnKind.Closing,
        Prompt = "Is there anything you would like to know?",
        Answer = "How many beds are there?",
    };

    public static readonly SummaryRequest Summary = new()
    {
        Brief = Brief,
        Results =
        [
            new()
            {
                Question = Open,
                Exchanges = [new(Open.Text, LongAnswer)],
                Analysis = new()
                {
                    Score = 4,
                    Reason = "A concrete night with a result.",
                    Evidence = ["I reorganised the night round"],
                    Model = "fake",
                },
            },
            new() { Question = Next },
        ],
        OverallScore = 4,
        Recommendation = Recommendation.InsufficientEvidence,
        EndReason = EndReason.Ended,
    };
}
