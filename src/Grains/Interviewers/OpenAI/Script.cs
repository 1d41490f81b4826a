namespace Interviewing.Interviewers.OpenAI;

/// <summary>Scripts, as coarsely as they are told apart here.</summary>
internal enum Script
{
    Latin,
    Greek,
    Cyrillic,
    Armenian,
    Hebrew,
    Arabic,
    Indic,
    SouthEastAsian,
    Georgian,
    Ethiopic,
    Hangul,
    EastAsian,
    Any,
}
