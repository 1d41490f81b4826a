using System.Collections.Frozen;
using System.Collections.Immutable;
using Interviewing.Interviews;

namespace Interviewing.Interviewers.BuiltIn;

/// <summary>
/// How much a word has to do with what was asked: it stands in the question, in the job description, or belongs to the
/// competency or the field of work.
/// </summary>
internal sealed class Relevance
{
    /// <summary>From this weight on a word is of the subject, and not only of the kind of question.</summary>
    public const double Strong = 0.7;

    private readonly HashSet<ulong> _question;
    private readonly FrozenSet<ulong> _competency;
    private readonly HashSet<ulong> _job;
    private readonly ImmutableArray<FieldOfWork> _fields;

    /// <summary>Relevance for an answer to a question, within an interview.</summary>
    public Relevance(string jobDescription, Question? question)
    {
        var job = KnownJob.Of(jobDescription);
        _job = job.Vocabulary;
        _fields = job.Fields;
        _question = question is null ? [] : Stems(question);
        _competency = CompetencyWords.Of(question switch
        {
            null => "Experience",
            { Type: QuestionType.Motivation } => "Motivation",
            { Type: QuestionType.Experience } => "Experience",
            _ => question.Competency,
        });
    }

    /// <summary>0 for a word that could stand anywhere, up to 1 for a word of the question.</summary>
    public double Of(in Word word)
    {
        if (word.Is(WordKind.Function))
            return 0;
        var common = word.Is(WordKind.Common);
        if (!common && _question.Contains(word.Stem))
            return 1;
        if (_competency.Contains(word.Stem))
            return common ? 0.4 : 0.7;
        if (!common && _job.Contains(word.Stem))
            return 0.8;
        foreach (var field in _fields)
        {
            if (field.Stems.Contains(word.Stem))
                return common ? 0.3 : 0.8;
        }

        return 0;
    }

    /// <summary>True for a word of the question or of its competency, and not only of the job.</summary>
    public bool IsAsked(in Word word) => _question.Contains(word.Stem) || _competency.Contains(word.Stem);

    private static HashSet<ulong> Stems(Question question)
    {
        var stems = new HashSet<ulong>();
        Add(question.Text);
        Add(question.Competency);
        return stems;

        void Add(string text)
        {
            foreach (var word in SpokenText.Read(text).Words)
            {
                if (word.IsPlain)
                    stems.Add(word.Stem);
            }
        }
    }
}
