using System.Security.Cryptography;
using System.Text;

namespace Interviewing.Interviews;

/// <summary>Names what an answer was held against, for audits.</summary>
public static class RubricVersion
{
    /// <summary>What 1 to 5 mean: see <see cref="AnswerAnalysis.Score"/>.</summary>
    private const string Scale = "scale-1";

    private const int Digits = 16;

    /// <summary>
    /// The scale, and the first 16 hexadecimal digits of the SHA-256 of the question's text, competency and expected answer as
    /// UTF-8 with a NUL between them: another question, or another expectation, is another rubric.
    /// </summary>
    public static string Of(Question question)
    {
        var rubric = Encoding.UTF8.GetBytes($"{question.Text}\0{question.Competency}\0{question.Expected}");
        return $"{Scale}+{Convert.ToHexStringLower(SHA256.HashData(rubric))[..Digits]}";
    }
}
