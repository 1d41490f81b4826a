using System.Text.Json;

namespace Interviewing.Load.Limit;

/// <summary>The answers, of the shape and size that the product's have, made once.</summary>
public static class ConstantAnswers
{
    private const string Id = "01920000-0000-7000-8000-000000000000";
    private const string Time = "2026-01-01T10:00:00.000Z";
    private const int Answers = 6;

    private static readonly string Words = Repeat("We measured before and after and wrote down what we learned. ", 8);

    private static readonly string Question = Repeat("You said how you found it; what did you change, and why? ", 4);

    /// <summary>To a creation.</summary>
    public static byte[] Created { get; } = Json(new
    {
        id = Id,
        sessionId = Id,
        interviewId = Id,
        roomName = "load-room",
        candidateId = "load-candidate",
        state = "waiting",
        questionCount = 5,
        createdAt = Time,
        candidateToken = Repeat("eyJhbGciOiJIUzI1NiJ9.", 15),
    });

    /// <summary>To a start and to a response.</summary>
    public static byte[] Turn { get; } = Json(new
    {
        id = Id,
        sessionId = Id,
        interviewId = Id,
        state = "questioning",
        message = Question,
        messageType = "question",
        questionId = "q1",
        sequence = 7,
        completed = false,
        degraded = false,
    });

    /// <summary>To a question for the transcript.</summary>
    public static byte[] Transcript { get; } = Json(new
    {
        id = Id,
        sessionId = Id,
        interviewId = Id,
        transcript = Enumerable.Range(0, (2 * Answers) + 1).Select(i => new
        {
            sequence = i + 1,
            timestamp = Time,
            speaker = i % 2 == 0 ? "ai" : "candidate",
            text = i % 2 == 0 ? Question : Words,
            messageType = "question",
            questionId = "q1",
        }),
    });

    /// <summary>To an end.</summary>
    public static byte[] Ended { get; } = Json(new
    {
        id = Id,
        sessionId = Id,
        interviewId = Id,
        state = "completed",
        message = "Thank you, and goodbye.",
    });

    /// <summary>To a question for the summary.</summary>
    public static byte[] Summary { get; } = Json(new
    {
        id = Id,
        sessionId = Id,
        interviewId = Id,
        summary = Words,
        recommendation = "yes",
        overallScore = 3.8,
        competencies = Enumerable.Range(0, 5).Select(i => new
        {
            name = "Incident response",
            score = 4.0,
            evidence = new[] { new { quote = Words[..120], sequence = (2 * i) + 2 } },
        }),
        strengths = new[] { Question, Question },
        areasForImprovement = new[] { Question, Question },
        generatedAt = Time,
        model = "constant",
        degraded = false,
    });

    private static byte[] Json(object value) => JsonSerializer.SerializeToUtf8Bytes(value);

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
