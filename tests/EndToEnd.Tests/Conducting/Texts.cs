namespace Interviewing.EndToEnd.Conducting;

/// <summary>Words for tests that are not about what is said.</summary>
public static class Texts
{
    /// <summary>A short job description.</summary>
    public const string Job = """
        Night baker. You bake bread, rolls and cakes for our five shops, from ten at night to six in the morning. You
        plan the doughs for the next day, keep the ovens and the bakehouse clean, check the stock of flour and yeast,
        and train our two apprentices. You have finished an apprenticeship or baked for a living for three years.
        """;

    /// <summary>What a candidate says who wants to know nothing more.</summary>
    public const string NoQuestions = "No, thank you, I have no questions.";

    /// <summary>An answer that can be told from all others, long enough to need no follow-up.</summary>
    public static string Answer(int number) =>
        $"Answer number {number}: last winter our oven failed at two in the morning. I moved the dough to the cold room, "
        + "called the technician, told the shops what would come late, and baked the rolls in the small oven. By six all "
        + "five shops had bread, and we threw away only four kilograms of dough.";

    /// <summary>An answer that is so short that the faked provider asks a follow-up.</summary>
    public const string TooBrief = "I baked it again.";
}
