using Interviewing.Interviewers;
using Interviewing.Interviews;

namespace Interviewing.Bench;

/// <summary>The turn that is measured: a job description of 400 words, an answer of 120.</summary>
internal static class Sample
{
    public static readonly string JobDescription = string.Concat(Enumerable.Repeat(
        "We look for a backend engineer who builds and runs the services that thousands of shops depend on. ", 25));

    public static readonly string Answer = string.Concat(Enumerable.Repeat(
        "In my last team I moved the billing service from a shared database to a queue and cut the errors by half. ", 6));

    private static readonly Question Open = new()
    {
        Id = "q1",
        Text = "Tell me about a service that you moved without stopping it.",
        Competency = "Operations",
        Expected = "A concrete migration, how the risk was held down, and what came of it in numbers.",
    };

    private static readonly InterviewBrief Brief = new()
    {
        SessionId = "019363f0-7b1c-7cc0-8d6e-0a1b2c3d4e5f",
        JobDescription = JobDescription,
        Language = "en",
    };

    public static TurnRequest Turn(int number) => new()
    {
        Brief = Brief,
        Turn = number,
        Kind = TurnKind.Answer,
        Prompt = "Thank you. " + Open.Text,
        Answer = Answer,
        Question = Open,
        MayFollowUp = true,
        Next = Open with { Id = "q2", Text = "How do you find out why a service is slow?" },
        Asked = [Open.Text],
    };
}
