using Interviewing.Speech;

namespace Interviewing.Interviews;

/// <summary>
/// The interviewer's voice, and what was heard of the candidate. An audio file's name follows from its words, so a message
/// tells it at once; the file is made beside the turn, and again whenever it is asked for and is gone.
/// </summary>
public sealed partial class InterviewGrain
{
    private Task _speaking = Task.CompletedTask;

    /// <inheritdoc/>
    public async Task Suggest(string text)
    {
        RequireThere();
        CloseIfDue();
        _interview.Append(QuestionFlow.Suggest(_interview, text, Now));
        await CommitAsync();
    }

    /// <inheritdoc/>
    public async Task<SpeechResult?> Speak(string fileName, TimeSpan wait)
    {
        var words = await ReadAsync(grain => grain.WordsOf(fileName));
        if (words is null)
            return null;
        // With other settings than when the words were said it would be another file.
        var request = AutoRequest(words);
        return request is not null && AudioFileName.Of(request) == fileName
            ? await GrainFactory.GetGrain<ISpeechGrain>(fileName).Make(request, wait)
            : await GrainFactory.GetGrain<ISpeechGrain>(fileName).Find(wait);
    }

    // The name of the file; null where words are not spoken. Nothing waits for it to be made.
    private string? BeginSpeaking(string words)
    {
        if (AutoRequest(words) is not { } request)
            return null;
        var fileName = AudioFileName.Of(request);
        _speaking = MakeAsync(fileName, request);
        return fileName;
    }

    private SpeechRequest? AutoRequest(string words) =>
        _speech.AutoRequest(words, _interview.Created!.Command.Language, _key.Tenant);

    private async Task MakeAsync(string fileName, SpeechRequest request)
    {
        try
        {
            await GrainFactory.GetGrain<ISpeechGrain>(fileName).Make(request, TimeSpan.Zero);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            LogSpeechFailed(error, SessionId, fileName);
        }
    }

    private async Task DiscardAudioAsync()
    {
        // What was just begun would be made after it was discarded.
        await _speaking;
        await Task.WhenAll(
            _interview.Facts.Select(fact => Spoken(fact).AudioFile).OfType<string>().Distinct()
                .Select(fileName => GrainFactory.GetGrain<ISpeechGrain>(fileName).Discard()));
    }

    private string? WordsOf(string fileName) =>
        _interview.Facts.Select(Spoken).FirstOrDefault(spoken => spoken.AudioFile == fileName).Words;

    private static (string? Words, string? AudioFile) Spoken(InterviewFact fact) => fact switch
    {
        InterviewStarted started => (started.Words, started.AudioFile),
        TurnTaken turn => (turn.Words, turn.AudioFile),
        InterviewClosed closed => (closed.Words, closed.AudioFile),
        _ => default,
    };
}
