namespace Interviewing.Interviews;

/// <summary>
/// The words that the flow itself needs, where the interviewer that made the plan gave none in the interview's language.
/// </summary>
internal static class FlowPhrases
{
    /// <summary>After the last question.</summary>
    public const string Conclusion =
        "Those were all of my questions. Is there anything you would like to ask about the role or the next steps?";

    /// <summary>The last words.</summary>
    public const string Farewell =
        "Thank you for your time today. The hiring team will review this interview and get back to you. Goodbye!";
}
